from fastapi import FastAPI
from fastapi.middleware.cors import CORSMiddleware

# --8<-- [start:show]
app = FastAPI()
app.add_middleware(
    CORSMiddleware,
    allow_origins=["https://app.example.com"],  # exact, no "*"
    allow_credentials=True,  # cookies may travel
    allow_methods=["GET", "POST", "PATCH", "DELETE"],
    allow_headers=["Authorization", "Content-Type"],
    expose_headers=["ETag"],  # otherwise the script cannot read it
    max_age=600,  # the browser remembers the preflight
)


@app.delete("/orders/{order_id}", status_code=204)
def delete_order(order_id: int) -> None: ...


# --8<-- [end:show]
