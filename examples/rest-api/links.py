NEXT = {
    "new": ["pay", "cancel"],
    "paid": ["refund"],
    "cancelled": [],
}


def represent(order: dict) -> dict:
    at = f"/orders/{order['id']}"
    links = {"self": {"href": at}}
    for action in NEXT[order["status"]]:
        links[action] = {"href": f"{at}/{action}"}
    return {**order, "_links": links}


def cancel(order: dict) -> int:
    if "cancel" not in NEXT[order["status"]]:
        return 409  # a link is no promise: check again
    order["status"] = "cancelled"
    return 200


order = {"id": 7, "status": "new"}
seen = represent(order)
print(list(seen["_links"]))  # → ['self', 'pay', 'cancel']
order["status"] = "paid"  # meanwhile, from another screen
print("cancel" in seen["_links"], cancel(order))  # → True 409
print(list(represent(order)["_links"]))  # → ['self', 'refund']
