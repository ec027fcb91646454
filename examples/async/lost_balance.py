import asyncio


class Wallet:
    def __init__(self, balance: int) -> None:
        self.balance = balance
        self._lock = asyncio.Lock()

    async def withdraw(self, amount: int) -> bool:
        if self.balance < amount:  # check
            return False
        await asyncio.sleep(0)  # any real wait: others run in between
        self.balance -= amount  # act on a stale answer
        return True

    async def withdraw_safely(self, amount: int) -> bool:
        async with self._lock:
            return await self.withdraw(amount)


async def main() -> None:
    wallet = Wallet(100)
    both = wallet.withdraw(80), wallet.withdraw(80)
    print(await asyncio.gather(*both))  # → [True, True]
    print(wallet.balance)  # → -60

    wallet = Wallet(100)
    both = wallet.withdraw_safely(80), wallet.withdraw_safely(80)
    print(await asyncio.gather(*both))  # → [True, False]
    print(wallet.balance)  # → 20


if __name__ == "__main__":
    asyncio.run(main())
