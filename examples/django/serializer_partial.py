from types import SimpleNamespace

from django.conf import settings

settings.configure(USE_TZ=True)

import django  # noqa: E402

django.setup()

from rest_framework import serializers  # noqa: E402


# --8<-- [start:show]
class Booking(serializers.Serializer):
    id = serializers.IntegerField(read_only=True)
    start = serializers.IntegerField(min_value=9)
    end = serializers.IntegerField(max_value=18)

    def validate(self, data):
        saved = self.instance  # a PATCH may send one of the two
        start = data.get("start", getattr(saved, "start", None))
        end = data.get("end", getattr(saved, "end", None))
        if end <= start:
            raise serializers.ValidationError("ends too early")
        return data


booked = SimpleNamespace(id=7, start=10, end=12)
patch = Booking(booked, data={"end": 9}, partial=True)
print(patch.is_valid(), patch.errors["non_field_errors"][0])
# → False ends too early
body = {"id": 1, "start": 9, "end": "11", "price": 0}
new = Booking(data=body)
print(new.is_valid(), dict(new.validated_data))
# → True {'start': 9, 'end': 11}
# --8<-- [end:show]
