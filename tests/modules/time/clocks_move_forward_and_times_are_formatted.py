import time
a = time.monotonic(); b = time.perf_counter(); t = time.time(); n = time.time_ns(); time.sleep(0.001)
print(time.monotonic() > a, time.perf_counter() > b, time.time() > t, time.time_ns() > n, type(n).__name__, type(t).__name__, time.process_time() >= 0, time.perf_counter_ns() > 0, time.monotonic_ns() > 0, time.thread_time() >= 0)
g = time.gmtime(0); print(g, g.tm_year, g[0], tuple(g), len(g), time.strftime('%Y-%m-%d %H:%M:%S %j %a %b %%', g), time.asctime(g), time.ctime(0), time.gmtime(86400 * 365.25 * 30)[:6], time.mktime(time.localtime(10 ** 9)), time.localtime(0)[:6], time.tzname, time.timezone, time.daylight, time.altzone)
print(time.strptime('2024-02-29', '%Y-%m-%d')[:8], time.struct_time((2020, 1, 2, 3, 4, 5, 6, 7, 0)), time.struct_time(range(9)).tm_yday, time.get_clock_info('monotonic').monotonic)
for source in ('time.sleep(-1)', 'time.sleep("a")', 'time.gmtime("a")', 'time.gmtime(1e30)', 'time.strftime(5)', 'time.strftime("%Y", (1,))', 'time.asctime((1, 2))', 'time.mktime((1,))', 'time.strptime("x", "%Y")', 'time.struct_time((1, 2))', 'time.struct_time(5)', 'time.strftime("%Y", (2020, 13, 1, 0, 0, 0, 0, 0, 0))', 'time.get_clock_info("nope")', 'time.gmtime(float("nan"))', 'time.sleep()', 'time.gmtime(0).tm_year + 0', 'time.sleep(0)'):
    try: print(source, '=', eval(source))
    except Exception as e: print(source, '|', type(e).__name__, e)
