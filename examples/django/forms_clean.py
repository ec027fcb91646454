from django.conf import settings

settings.configure(
    USE_I18N=False,
    TEMPLATES=[
        {"BACKEND": "django.template.backends.django.DjangoTemplates"}
    ],
)

import django  # noqa: E402
from django import forms  # noqa: E402
from django.template import Context, Template  # noqa: E402

django.setup()


# --8<-- [start:show]
class Transfer(forms.Form):
    amount = forms.IntegerField(min_value=1)
    note = forms.CharField(max_length=40)

    def clean(self):  # runs although amount has failed
        print(self.cleaned_data)


form = Transfer({"amount": "-5", "note": " <b>rent</b> "})
print(form.is_valid())
# → {'note': '<b>rent</b>'}
# → False
print(list(form.errors))  # → ['amount']

page = Template("{{ note }} {{ note|safe }}")
print(page.render(Context(form.cleaned_data)))
# → &lt;b&gt;rent&lt;/b&gt; <b>rent</b>
# --8<-- [end:show]
