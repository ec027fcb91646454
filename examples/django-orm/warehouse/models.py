from django.db import models


class Item(models.Model):
    id = models.AutoField(primary_key=True)
    name = models.CharField(max_length=40)
    slug = models.SlugField(max_length=40, null=True)

    def __str__(self):
        return self.name
