"""A question as structured data, in the form that search engines know for education questions."""

from __future__ import annotations

from typing import Any


def flashcard(url: str, locale: str, section: str, level: str, title: str, spoken: str) -> dict[str, Any]:
    """Return the data of a question's page; all but `url`, `locale` and `level` are plain text for people."""
    return {
        "@context": "https://schema.org",
        "@type": "Quiz",
        "name": title,
        "url": url,
        "inLanguage": locale,
        "about": {"@type": "Thing", "name": section},
        "educationalAlignment": [
            {"@type": "AlignmentObject", "alignmentType": "educationalSubject", "targetName": section},
            {"@type": "AlignmentObject", "alignmentType": "educationalLevel", "targetName": level},
        ],
        "hasPart": [
            {
                "@type": "Question",
                "eduQuestionType": "Flashcard",
                "text": title,
                "acceptedAnswer": {"@type": "Answer", "text": spoken},
            }
        ],
    }
