import asyncio
from functools import wraps


# --8<-- [start:needs]
def needs(role):
    def decorate(func):
        @wraps(func)
        async def wrapper(user, *args, **kwargs):
            if role not in user["roles"]:
                raise PermissionError(f"{role} only")
            return await func(user, *args, **kwargs)

        return wrapper

    return decorate


# --8<-- [end:needs]
@needs("admin")
async def report(user):
    return "numbers for " + user["name"]


async def main():
    print(await report({"name": "Ali", "roles": ["admin"]}))
    try:
        await report({"name": "Vali", "roles": []})
    except PermissionError as error:
        print(error)


asyncio.run(main())
# → numbers for Ali
# → admin only
