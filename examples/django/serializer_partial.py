from django.conf import settings

settings.configure(USE_TZ=True)

import django  # noqa: E402

django.setup()

# --8<-- [start:show]
from rest_framework import serializers  # noqa: E402


class Booking(serializers.Serializer):
    id = serializers.IntegerField(read_only=True)
    start = serializers.IntegerField(min_value=9)
    end = serializers.IntegerField(max_value=18)

    def validate(self, data):
        old = self.instance or {}
        start = data.get("start", old.get("start"))  # a PATCH may
        end = data.get("end", old.get("end"))  # hold only one
        if end <= start:
            raise serializers.ValidationError("ends too early")
        return data


booked = {"id": 7, "start": 10, "end": 12}
patch = Booking(booked, data={"end": 9}, partial=True)
print(patch.is_valid(), patch.errors["non_field_errors"][0])
# → False ends too early
body = {"id": 1, "start": 9, "end": "11", "price": 0}
new = Booking(data=body)
print(new.is_valid(), dict(new.validated_data))
# → True {'start': 9, 'end': 11}
# --8<-- [end:show]
