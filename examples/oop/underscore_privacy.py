class Client:
    def __init__(self):
        self.__token = "parent"

    def token(self):
        return self.__token


class ApiClient(Client):
    def __init__(self):
        super().__init__()
        self.__token = "child"


api = ApiClient()
print(api.token())  # → parent
print(list(vars(api)))  # → ['_Client__token', '_ApiClient__token']
api.__token = "outside"  # no class around: a third attribute
print(api.token(), api.__token)  # → parent outside
