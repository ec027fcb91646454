class View:
    def dispatch(self, user):
        return f"page for {user}"


class LoginRequiredMixin:
    def dispatch(self, user):
        if user is None:
            return "302 /login/"
        return super().dispatch(user)


class Orders(LoginRequiredMixin, View):
    pass


class Payments(View, LoginRequiredMixin):
    pass


print(Orders().dispatch("ali"))  # → page for ali
print(Orders().dispatch(None))  # → 302 /login/
print(Payments().dispatch(None))  # → page for None
