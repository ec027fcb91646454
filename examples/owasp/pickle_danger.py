import io
import json
import pickle


class Surprise:
    def __reduce__(self):
        return print, ("a call chosen by the file",)


class PlainOnly(pickle.Unpickler):
    def find_class(self, module: str, name: str):
        raise pickle.UnpicklingError(f"{module}.{name} refused")


if __name__ == "__main__":
    data = pickle.dumps(Surprise())
    pickle.loads(data)  # → a call chosen by the file
    try:
        PlainOnly(io.BytesIO(data)).load()
    except pickle.UnpicklingError as error:
        print(error)  # → builtins.print refused
    cart = json.loads('{"items": [3, 5]}')  # data stays data
    print(cart["items"])  # → [3, 5]
