import codecs

for text in ('', 'abc', 'a+b', '+', '+-', 'é', 'éa', 'é-', 'é/x', 'aéb', 'A\u2262\u0391.', '\U0001f600', '\ud800', '\ud800x', '\udc00\ud800',
             '~\\', '\t\r\n ', '\x00\x7f', 'Hi Mom -\u263a-!', '\u65e5\u672c\u8a9e', 'é+é', '!"#$%&*;<=>@[]^_`{|}'):
    data = text.encode('utf-7')
    print(ascii(text), data, data.decode('utf-7') == text)
for data in (b'+', b'+A', b'+AO', b'+AOk', b'+AOk-', b'+AOkA', b'+AOkAA-', b'+AOl-x', b'+AO-', b'+!', b'a+-b', b'\xe9', b'+AOk\xe9', b'+2AA',
             b'+2AA-', b'+2ADcAA-', b'+3AA-', b'+2AAx', b'+//', b'a~\\b', b'+AOkA6Q-', b'+,AOk-'):
    for errors in ('strict', 'replace', 'ignore', 'backslashreplace'):
        try:
            print(data, errors, ascii(data.decode('utf-7', errors)))
        except UnicodeDecodeError as e:
            print(data, errors, '!!', e.encoding, e.start, e.end, e.reason)
for data in (b'a+AO', b'a+AOk', b'a+AOk-b', b'+', b'ab'):
    print(data, codecs.utf_7_decode(data), codecs.utf_7_decode(data[:1], 'strict', True) if data != b'+' else None)
decoder = codecs.getincrementaldecoder('utf-7')()
print([decoder.decode(bytes([byte])) for byte in b'a+AOkA6Q-b'], decoder.decode(b'', True))
