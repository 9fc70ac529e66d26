"""Accounts, a ledger, rollback by context manager, custom exceptions, interest."""
from contextlib import contextmanager
class BankError(Exception): pass
class Insufficient(BankError):
    def __init__(self, account, needed):
        self.account, self.needed = account, needed
        super().__init__(f'{account.name} has {account.balance}, needs {needed}')
class Frozen(BankError): pass
class Account:
    count = 0
    def __init__(self, name, balance=0):
        type(self).count += 1
        self.number = f'{type(self).__name__[0]}{self.count:03d}'
        self.name, self._balance, self.history, self.frozen = name, balance, [], False
    @property
    def balance(self): return self._balance
    @balance.setter
    def balance(self, v):
        if self.frozen: raise Frozen(self.name)
        if v < self.floor: raise Insufficient(self, self._balance - v)
        self.history.append((self._balance, v))
        self._balance = v
    floor = 0
    def __repr__(self): return f'<{self.number} {self.name} {self.balance}>'
    def __lt__(self, o): return self.balance < o.balance
    def __iadd__(self, amount): self.balance += amount; return self
    def __isub__(self, amount): self.balance -= amount; return self
class Checking(Account): floor = -100
class Savings(Account):
    rate = 5
    def accrue(self): self.balance += self.balance * self.rate // 100
class Bank:
    def __init__(self): self.accounts, self.log = {}, []
    def open(self, cls, *args):
        a = cls(*args)
        self.accounts[a.number] = a
        return a
    def __getitem__(self, n): return self.accounts[n]
    def __iter__(self): return iter(sorted(self.accounts.values()))
    def __len__(self): return len(self.accounts)
    @contextmanager
    def transaction(self, label):
        saved = {n: (a._balance, list(a.history)) for n, a in self.accounts.items()}
        try:
            yield self
        except BankError as e:
            for n, (b, h) in saved.items(): self.accounts[n]._balance, self.accounts[n].history = b, h
            self.log.append(f'{label}: rolled back ({type(e).__name__}: {e})')
        except Exception as e:
            self.log.append(f'{label}: crashed {e!r}')
            raise
        else: self.log.append(f'{label}: ok')
    def transfer(self, a, b, amount):
        self[b].balance += amount
        self[a].balance -= amount
bank = Bank()
ann, bob, cid = bank.open(Checking, 'Ann', 50), bank.open(Savings, 'Bob', 1000), bank.open(Savings, 'Cid')
with bank.transaction('pay'): bank.transfer('C001', 'S001', 120)
with bank.transaction('too much'): bank.transfer('C001', 'S001', 1000)
with bank.transaction('two steps'):
    bank.transfer('S001', 'S002', 500)
    cid.frozen = True
    bank.transfer('S002', 'C001', 1)
print(cid, cid.frozen); cid.frozen = False
try:
    with bank.transaction('bad account'): bank.transfer('S001', 'X999', 1)
except KeyError as e: print('key', e)
ann += 200; bob -= 20
for _ in range(3): bob.accrue()
print(list(bank), len(bank), *bank.log, ann.history, sep='\n'); print(max(bank), sum(a.balance for a in bank), Account.count, Savings.count)
try: ann -= 10 ** 6
except Insufficient as e: print(e, e.needed, e.account is ann)
