from typing import Annotated

from fastapi import Depends, FastAPI, Header, HTTPException

INVOICES = {
    7: {"id": 7, "owner": "aziza", "total": 120},
    8: {"id": 8, "owner": "bobur", "total": 90},
}
app = FastAPI()


def current_user(x_user: Annotated[str, Header()]) -> str:
    return x_user  # stands for a session or token that was checked


# --8<-- [start:show]
def own_invoice(
    invoice_id: int, user: Annotated[str, Depends(current_user)]
) -> dict:
    """The one door to an invoice: WHERE id = … AND owner = …"""
    invoice = INVOICES.get(invoice_id)
    if invoice is None or invoice["owner"] != user:
        raise HTTPException(404)  # the same answer for "not yours"
    return invoice


@app.get("/invoices/{invoice_id}")
def read_invoice(invoice: Annotated[dict, Depends(own_invoice)]) -> dict:
    return invoice


@app.delete("/invoices/{invoice_id}", status_code=204)
def delete_invoice(
    invoice: Annotated[dict, Depends(own_invoice)],
) -> None:
    del INVOICES[invoice["id"]]


# --8<-- [end:show]
