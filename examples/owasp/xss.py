from urllib.parse import urlsplit

from django.utils.html import format_html, json_script


def link(url: str, text: str) -> str:
    """Escaping cannot stop `javascript:` links, so allow two schemes."""
    if urlsplit(url).scheme not in {"http", "https"}:
        return format_html("<span>{}</span>", text)
    return format_html('<a href="{}">{}</a>', url, text)


if __name__ == "__main__":
    comment = "<img src=x onerror=alert(1)>"
    print(format_html("<p>{}</p>", comment))
    # → <p>&lt;img src=x onerror=alert(1)&gt;</p>
    print(link("javascript:alert(1)", "my site"))
    # → <span>my site</span>
    print(json_script(["</script>"]))
    # → <script type="application/json">["\u003C/script\u003E"]</script>
