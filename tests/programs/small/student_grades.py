students = {'Ann': [90, 85, 77], 'Bob': [60, 71.5], 'Cid': [], 'Dee': [100, 100, 99, 98]}
def mean(xs): return sum(xs) / len(xs)
def letter(avg):
    for bound, name in ((90, 'A'), (80, 'B'), (70, 'C'), (60, 'D')):
        if avg >= bound: return name
    return 'F'
report = []
for name, marks in students.items():
    try:
        avg = mean(marks)
    except ZeroDivisionError:
        print(f'{name} has no marks')
        continue
    else:
        report.append((name, round(avg, 2), letter(avg)))
    finally:
        print('processed', name)
for rank, (name, avg, grade) in enumerate(sorted(report, key=lambda r: r[1], reverse=True), start=1):
    print(f'{rank}. {name:<6}{avg:>7.2f} {grade}')
best, *others = sorted(report, key=lambda r: -r[1])
print(best, [o[0] for o in others], {g: [n for n, _, h in report if h == g] for g in sorted({r[2] for r in report})})
all_marks = [m for marks in students.values() for m in marks]
print(len(all_marks), min(all_marks), max(all_marks), mean(all_marks), sorted(all_marks)[len(all_marks) // 2])
variance = mean([(m - mean(all_marks)) ** 2 for m in all_marks])
print(f'{variance:.3f} {variance ** 0.5:.3f}')
histogram = {}
for m in all_marks: histogram[int(m // 10 * 10)] = histogram.get(int(m // 10 * 10), 0) + 1
for bucket in range(50, 110, 10): print(f'{bucket:>3} {"#" * histogram.get(bucket, 0)}')
students['Cid'] += [55]
students.setdefault('Eve', []).extend((88, 92))
del students['Bob']
print({n: letter(mean(m)) for n, m in students.items()}, 'Bob' in students, list(students), max(students, key=lambda n: mean(students[n])))
curve = {n: [min(100, m * 1.1) for m in ms] for n, ms in students.items()}
print({n: [round(m, 1) for m in ms] for n, ms in curve.items()}, any(m > 100 for ms in curve.values() for m in ms), all(students.values()))
matrix = [[students[a][0] - students[b][0] for b in students] for a in students]
for row in matrix: print(row)
