import asyncio
from collections.abc import AsyncIterator
from contextlib import aclosing


async def rows(reader: asyncio.StreamReader) -> AsyncIterator[str]:
    while line := await reader.readline():  # b"" means the end
        yield line.decode().rstrip()


async def batches(
    source: AsyncIterator[str], size: int
) -> AsyncIterator[list[str]]:
    batch: list[str] = []
    async for row in source:
        batch.append(row)
        if len(batch) == size:
            yield batch
            batch = []
    if batch:
        yield batch  # the last, shorter one


async def import_users(reader: asyncio.StreamReader) -> list[int]:
    saved = []
    async with aclosing(batches(rows(reader), size=2)) as stream:
        async for batch in stream:
            saved.append(len(batch))  # one INSERT for each batch
    return saved


async def main() -> None:
    reader = asyncio.StreamReader()
    reader.feed_data(b"ali\nvali\ngani\nlola\nnodira\n")
    reader.feed_eof()
    print(await import_users(reader))  # → [2, 2, 1]


if __name__ == "__main__":
    asyncio.run(main())
