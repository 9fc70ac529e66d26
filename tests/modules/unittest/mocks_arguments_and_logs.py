import unittest, unittest.mock as mock, argparse, logging, traceback, pprint, difflib, io, sys, re
class T(unittest.TestCase):
    def setUp(self): self.x=[1,2]
    def test_ok(self): self.assertEqual(self.x,[1,2])
    def test_fail(self): self.assertEqual({'a':1,'b':[1,2,3]},{'a':2,'b':[1,2,4]})
    def test_err(self): 1/0
    @unittest.skip("why")
    def test_skip(self): pass
    @unittest.expectedFailure
    def test_x(self): self.fail('x')
    def test_sub(self):
        for i in range(3):
            with self.subTest(i=i): self.assertNotEqual(i,1)
    def test_raises(self):
        with self.assertRaisesRegex(ValueError,'abc') as c: raise ValueError('xabcx')
        self.assertIn('abc',str(c.exception))
    def test_multi(self): self.assertMultiLineEqual('a\nb\nc\n','a\nB\nc\n')
    def test_logs(self):
        with self.assertLogs('foo','INFO') as cm:
            logging.getLogger('foo').info('hi %s',1)
        self.assertEqual(cm.output,['INFO:foo:hi 1'])
    def test_mock(self):
        m=mock.Mock(return_value=3); self.assertEqual(m(1,a=2),3); m.assert_called_once_with(1,a=2)
        with mock.patch('sys.argv',['a']): self.assertEqual(sys.argv,['a'])
        mm=mock.MagicMock(); mm.__getitem__.return_value=7; self.assertEqual(mm[1],7)
        m.assert_called_with(3)
    def test_approx(self): self.assertAlmostEqual(1.0,1.1)
class A(unittest.IsolatedAsyncioTestCase if 0 else unittest.TestCase):
    @classmethod
    def setUpClass(cls): print('suc')
    def test_count(self): self.assertCountEqual([1,2,3],[3,2,2])
out=io.StringIO()
r=unittest.TextTestRunner(stream=out,verbosity=2).run(unittest.TestSuite([unittest.defaultTestLoader.loadTestsFromTestCase(T),unittest.defaultTestLoader.loadTestsFromTestCase(A)]))
print(re.sub(r'in [\d.]+s','in Xs',out.getvalue()))
p=argparse.ArgumentParser(prog='p',description='desc '*20); p.add_argument('x',type=int,help='the x'); p.add_argument('--foo',choices=['a','b'],default='a',help='foo %(default)s'); p.add_argument('-v',action='count')
sp=p.add_argument_group('g'); sp.add_argument('--z',nargs='+',metavar=('A','B'))
print(p.format_help()); print(p.parse_args(['3','--foo','b','-vv','--z','1','2']))
try: p.parse_args(['q'])
except SystemExit as e: print(e.code)
logging.basicConfig(format='%(levelname)s:%(name)s:%(funcName)s:%(lineno)d:%(message)s',level=logging.DEBUG,stream=sys.stdout)
logging.warning('w %d',3)
try: {}['a']
except KeyError: logging.exception('exc')
pprint.pprint({'a'*10:list(range(30)),'b':{'c':('x'*50,'y'*50)}})
print('\n'.join(difflib.unified_diff('a b c d'.split(),'a x c e'.split(),lineterm='')))
print(difflib.get_close_matches('appel',['ape','apple','peach']))
import warnings
