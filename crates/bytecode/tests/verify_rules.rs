//! Each rule of the verifier refuses something, and says so. What it must accept is the standard library
//! (`against_cpython.rs`).

use minivm_bytecode::code::{flags, kinds};
use minivm_bytecode::decode::exception_table::{Entry, encode};
use minivm_bytecode::decode::opcodes;
use minivm_bytecode::{CodeObject, Const, Kind, PyStr, Version, verify};
use std::sync::Arc;

/// Assembles `NAME` or `NAME argument` lines; caches are added.
fn assemble(lines: &str) -> Arc<[u8]> {
    let table = opcodes(Version::V311);
    let mut code = Vec::new();
    for line in lines.lines().map(str::trim).filter(|line| !line.is_empty()) {
        let (name, arg) = line.split_once(' ').unwrap_or((line, "0"));
        let opcode = table.iter().find(|opcode| opcode.name == name).unwrap_or_else(|| panic!("{name}"));
        code.extend([opcode.number, arg.parse().expect("an argument")]);
        code.extend([0, 0].repeat(opcode.caches.into()));
    }
    code.into()
}

fn text(text: &str) -> Arc<PyStr> {
    Arc::new(PyStr::new(text))
}

/// A function `f(a)` with a local `b`, a cell `c` and a free variable `d`; its constants are None, the code object of a
/// function with a free variable, that of one without, and `("k",)`.
fn function(body: &str) -> CodeObject {
    let plain = raw("RESUME\nLOAD_CONST\nRETURN_VALUE");
    let closure = CodeObject {
        localsplusnames: [text("d")].into(),
        localspluskinds: [kinds::FREE].into(),
        ..raw("COPY_FREE_VARS 1\nRESUME\nLOAD_CONST\nRETURN_VALUE")
    };
    let names = Const::Tuple([Const::Str(text("k"))].into());
    CodeObject {
        consts: [Const::None, Const::Code(closure.into()), Const::Code(plain.into()), names].into(),
        names: [text("n")].into(),
        argcount: 1,
        localsplusnames: ["a", "b", "c", "d"].map(text).into(),
        localspluskinds: [kinds::LOCAL, kinds::LOCAL, kinds::CELL, kinds::FREE].into(),
        ..raw(&format!("COPY_FREE_VARS 1\nMAKE_CELL 2\nRESUME\n{body}"))
    }
}

fn raw(code: &str) -> CodeObject {
    CodeObject {
        argcount: 0,
        posonlyargcount: 0,
        kwonlyargcount: 0,
        stacksize: 6,
        flags: flags::OPTIMIZED | flags::NEWLOCALS,
        code: assemble(code),
        consts: [Const::None].into(),
        names: [].into(),
        localsplusnames: [].into(),
        localspluskinds: [].into(),
        filename: text("f.py"),
        name: text("f"),
        qualname: text("f"),
        firstlineno: 1,
        linetable: [].into(),
        exceptiontable: [].into(),
    }
}

fn generator(body: &str) -> CodeObject {
    let code = raw(&format!("RETURN_GENERATOR\nPOP_TOP\nRESUME\n{body}"));
    CodeObject { flags: flags::OPTIMIZED | flags::GENERATOR, ..code }
}

#[track_caller]
fn accepts(code: &CodeObject) {
    if let Err(error) = verify(code, Version::V311) {
        panic!("{error}");
    }
}

#[track_caller]
fn refuses(rule: u8, code: &CodeObject) {
    match verify(code, Version::V311) {
        Ok(_) => panic!("accepted against rule {rule}"),
        Err(error) => assert_eq!(error.rule, rule, "{error}"),
    }
}

const END: &str = "LOAD_CONST\nRETURN_VALUE";

fn body(lines: &str) -> CodeObject {
    function(&format!("{lines}\n{END}"))
}

fn with_handlers(code: CodeObject, handlers: &[(u32, u32, u32, u32, bool)]) -> CodeObject {
    let entries: Vec<Entry> = handlers
        .iter()
        .map(|&(start, length, target, depth, lasti)| Entry { start, length, target, depth, lasti })
        .collect();
    CodeObject { exceptiontable: encode(&entries).into(), ..code }
}

#[test]
fn the_bare_function_is_accepted() {
    accepts(&body(""));
    accepts(&generator("LOAD_CONST\nYIELD_VALUE\nRESUME 1\nRETURN_VALUE"));
}

#[test]
fn an_error_names_code_offset_and_rule() {
    let error = verify(&body("POP_TOP"), Version::V311).expect_err("an underflow");
    assert_eq!((error.code.as_str(), error.offset, error.rule), ("f", Some(6), 17));
    assert_eq!(error.to_string(), "code object f, offset 6: the stack underflows (rule 17)");
}

#[test]
fn rule_1_whole_code_units() {
    refuses(1, &raw(""));
    refuses(1, &CodeObject { code: [151].into(), ..raw("") });
}

#[test]
fn rule_2_complete_instructions() {
    refuses(2, &CodeObject { code: [151, 0, 106, 0, 0, 0].into(), ..raw("") });
    refuses(2, &body("EXTENDED_ARG 1\nEXTENDED_ARG\nEXTENDED_ARG\nEXTENDED_ARG\nNOP"));
    refuses(2, &raw("RESUME\nEXTENDED_ARG"));
}

#[test]
fn rule_3_known_opcodes() {
    refuses(3, &CodeObject { code: [3, 0].into(), ..raw("") });
    refuses(3, &body("CACHE"));
    refuses(3, &body("EXTENDED_ARG\nCACHE"));
}

#[test]
fn rule_4_arguments_with_a_meaning() {
    for line in ["COMPARE_OP 6", "BINARY_OP 26", "IS_OP 2", "COPY 0", "SWAP 1", "RAISE_VARARGS 3", "RESUME 4"]
    {
        refuses(4, &body(line));
    }
    refuses(4, &body("KW_NAMES 3\nCALL 1"));
    refuses(4, &body("PRECALL 1\nCALL 2"));
    refuses(4, &body("CALL 0"));
}

#[test]
fn rule_5_jumps_land_on_instructions() {
    refuses(5, &body("JUMP_FORWARD 200"));
    refuses(5, &body("JUMP_BACKWARD 200"));
    refuses(5, &body("JUMP_FORWARD 1\nLOAD_GLOBAL 0")); // into its caches
    refuses(5, &body("JUMP_FORWARD 1\nEXTENDED_ARG 1\nNOP")); // behind its prefix
    refuses(5, &body("JUMP_FORWARD 1\nPRECALL 0\nCALL 0")); // into PRECALL's cache
    refuses(5, &body("JUMP_FORWARD 2\nPRECALL 0\nCALL 0"));
}

#[test]
fn rule_6_exception_table() {
    let code = || body("NOP\nEXTENDED_ARG\nNOP\nNOP");
    refuses(6, &CodeObject { exceptiontable: [0x80, 1].into(), ..code() });
    refuses(6, &with_handlers(code(), &[(3, 0, 3, 0, false)])); // empty
    refuses(6, &with_handlers(code(), &[(3, 2, 7, 0, false), (4, 2, 7, 0, false)])); // overlapping
    refuses(6, &with_handlers(code(), &[(3, 60, 7, 0, false)])); // beyond the end
    refuses(6, &with_handlers(code(), &[(5, 1, 7, 0, false)])); // behind a prefix
    refuses(6, &with_handlers(code(), &[(3, 1, 5, 0, false)]));
}

#[test]
fn rule_7_sizes() {
    refuses(7, &CodeObject { stacksize: 30_000, ..body("") });
    accepts(&CodeObject { stacksize: 29_996, ..body("") });
}

#[test]
fn rule_8_slots_and_parameters() {
    let kinds_of = |kinds: [u8; 4]| CodeObject { localspluskinds: kinds.into(), ..body("") };
    refuses(8, &kinds_of([0x20, 0x40, 0x20, 0x80]));
    refuses(8, &kinds_of([0x20, 0x20, 0x40, 0xC0]));
    refuses(8, &kinds_of([0x20, 0, 0x40, 0x80]));
    refuses(8, &CodeObject { localspluskinds: [0x20, 0x20].into(), ..body("") });
    refuses(8, &CodeObject { argcount: 3, ..body("") });
    refuses(8, &CodeObject { argcount: 2, flags: flags::OPTIMIZED | flags::VARARGS, ..body("") });
    refuses(8, &CodeObject { posonlyargcount: 2, ..body("") });
    refuses(8, &CodeObject { argcount: u32::MAX, kwonlyargcount: u32::MAX, ..body("") });
}

#[test]
fn rule_9_one_kind_of_generator() {
    refuses(9, &CodeObject { flags: flags::GENERATOR | flags::COROUTINE, ..body("") });
}

#[test]
fn rule_10_prologue() {
    refuses(10, &raw("NOP\nRESUME\nLOAD_CONST\nRETURN_VALUE"));
    refuses(10, &raw("COPY_FREE_VARS 1\nRESUME\nLOAD_CONST\nRETURN_VALUE"));
    refuses(10, &raw("RETURN_GENERATOR\nPOP_TOP\nRESUME\nLOAD_CONST\nRETURN_VALUE"));
    refuses(10, &CodeObject { flags: flags::GENERATOR, ..raw("RESUME\nLOAD_CONST\nRETURN_VALUE") });
    let prologue = |lines: &str| CodeObject { code: assemble(&format!("{lines}\n{END}")), ..body("") };
    refuses(10, &prologue("MAKE_CELL 2\nRESUME"));
    refuses(10, &prologue("COPY_FREE_VARS 1\nRESUME"));
    refuses(10, &prologue("COPY_FREE_VARS 1\nMAKE_CELL 2\nMAKE_CELL 2\nRESUME"));
    refuses(10, &prologue("COPY_FREE_VARS 1\nMAKE_CELL 1\nRESUME"));
    for line in ["MAKE_CELL 2", "COPY_FREE_VARS 1", "RETURN_GENERATOR", "RESUME", "JUMP_BACKWARD 2"] {
        refuses(10, &body(line));
    }
    refuses(10, &with_handlers(body("POP_TOP"), &[(0, 1, 3, 0, false)]));
    refuses(10, &with_handlers(body("LOAD_CONST\nPOP_TOP"), &[(4, 1, 2, 0, false)]));
}

#[test]
fn rule_11_indices() {
    for line in
        ["LOAD_CONST 4", "LOAD_FAST 4", "LOAD_DEREF 4", "LOAD_ATTR 1", "LOAD_GLOBAL 2", "STORE_GLOBAL 1"]
    {
        refuses(11, &body(&format!("LOAD_CONST\n{line}")));
    }
    refuses(11, &body("PUSH_NULL\nLOAD_CONST\nLOAD_CONST\nKW_NAMES 4\nPRECALL 1\nCALL 1\nPOP_TOP"));
}

#[test]
fn rule_12_kinds_of_slots() {
    for line in ["LOAD_FAST 2", "STORE_FAST 3", "DELETE_FAST 2", "LOAD_DEREF 0", "LOAD_CLOSURE 1"] {
        refuses(12, &body(&format!("LOAD_CONST\n{line}")));
    }
    accepts(&body("LOAD_FAST 1\nSTORE_DEREF 2\nLOAD_CLOSURE 3\nSTORE_FAST 1\nDELETE_DEREF 3"));
}

#[test]
fn rule_13_keyword_names() {
    let call = |names, argc| {
        let call = format!("PRECALL {argc}\nCALL {argc}\nPOP_TOP");
        body(&format!("PUSH_NULL\nLOAD_CONST\nLOAD_CONST\nKW_NAMES {names}\n{call}"))
    };
    accepts(&call(3, 1));
    refuses(13, &call(0, 1));
    refuses(13, &call(3, 0));
}

#[test]
fn rule_14_functions_are_made_of_code() {
    accepts(&body("LOAD_CONST 2\nMAKE_FUNCTION\nPOP_TOP"));
    accepts(&body("LOAD_CLOSURE 2\nBUILD_TUPLE 1\nLOAD_CONST 1\nMAKE_FUNCTION 8\nPOP_TOP"));
    refuses(14, &body("LOAD_CONST 0\nMAKE_FUNCTION\nPOP_TOP"));
    refuses(14, &body("LOAD_CONST 2\nNOP\nMAKE_FUNCTION\nPOP_TOP"));
    refuses(14, &body("LOAD_CONST 1\nMAKE_FUNCTION\nPOP_TOP")); // without its closure
    refuses(14, &body("LOAD_CONST 0\nLOAD_CONST 1\nMAKE_FUNCTION 8\nPOP_TOP"));
    refuses(
        14,
        &body("LOAD_CLOSURE 2\nLOAD_CLOSURE 2\nBUILD_TUPLE 2\nLOAD_CONST 1\nMAKE_FUNCTION 8\nPOP_TOP"),
    );
    refuses(14, &body("LOAD_FAST 1\nBUILD_TUPLE 1\nLOAD_CONST 1\nMAKE_FUNCTION 8\nPOP_TOP"));
    let jump = "LOAD_CONST 0\nLOAD_CONST 0\nPOP_JUMP_FORWARD_IF_TRUE 2\nPOP_TOP\nLOAD_CONST 2\nMAKE_FUNCTION\nPOP_TOP";
    refuses(14, &body(jump));
}

#[test]
fn rule_15_namespaces() {
    for line in ["LOAD_NAME 0", "STORE_NAME 0", "DELETE_NAME 0", "SETUP_ANNOTATIONS", "IMPORT_STAR"] {
        refuses(15, &body(&format!("LOAD_CONST\n{line}")));
    }
    accepts(&CodeObject { flags: 0, ..body("LOAD_NAME 0\nSTORE_NAME 0") });
}

#[test]
fn rule_16_yields() {
    refuses(16, &body("LOAD_CONST\nYIELD_VALUE\nRESUME 1\nPOP_TOP"));
    refuses(16, &generator("LOAD_CONST\nYIELD_VALUE\nRETURN_VALUE"));
    refuses(16, &generator("RESUME 1\nLOAD_CONST\nRETURN_VALUE"));
    refuses(16, &generator("LOAD_CONST\nASYNC_GEN_WRAP\nYIELD_VALUE\nRESUME 1\nRETURN_VALUE"));
}

#[test]
fn rule_17_depth() {
    refuses(17, &body("SWAP 2"));
    refuses(17, &body("LOAD_CONST\nCOPY 2"));
    refuses(17, &body("LOAD_CONST\nLIST_APPEND 1"));
    refuses(17, &body("BUILD_TUPLE 7"));
    refuses(17, &body(&"LOAD_CONST\n".repeat(7)));
    refuses(17, &CodeObject { stacksize: 0, ..body("") });
    // What a handler pushes counts too.
    let code = CodeObject { stacksize: 1, ..function("NOP\nLOAD_CONST\nRETURN_VALUE\nRETURN_VALUE") };
    accepts(&with_handlers(code.clone(), &[(3, 1, 6, 0, false)]));
    refuses(17, &with_handlers(code, &[(3, 1, 6, 0, true)]));
}

#[test]
fn rule_18_joins() {
    refuses(18, &body("LOAD_CONST\nPOP_JUMP_FORWARD_IF_TRUE 1\nLOAD_CONST\nNOP"));
    refuses(18, &body("LOAD_CONST\nJUMP_BACKWARD 2"));
    // As deep, but a NULL on one way and a value on the other.
    let ways = "LOAD_CONST\nPOP_JUMP_FORWARD_IF_TRUE 2\nLOAD_CONST\nJUMP_FORWARD 1\nPUSH_NULL";
    refuses(18, &body(&format!("{ways}\nLOAD_CONST\nPRECALL 0\nCALL 0\nPOP_TOP")));
}

#[test]
fn rule_19_no_program_sees_a_null() {
    for line in ["STORE_FAST 1", "POP_TOP", "COPY 1", "UNARY_NOT", "BUILD_TUPLE 1", "POP_EXCEPT"] {
        refuses(19, &body(&format!("PUSH_NULL\n{line}")));
        refuses(19, &body(&format!("LOAD_CONST\nLOAD_METHOD 0\n{line}")));
    }
    refuses(19, &body("PUSH_NULL\nLOAD_CONST\nSWAP 2"));
    refuses(19, &body("LOAD_CONST\nLOAD_METHOD 0\nSTORE_FAST 1\nSTORE_FAST 1"));
    refuses(19, &body("LOAD_CONST\nPUSH_NULL\nPRECALL 0\nCALL 0\nPOP_TOP"));
    refuses(19, &body("LOAD_CONST\nLOAD_CONST\nLOAD_CONST\nCALL_FUNCTION_EX"));
    accepts(&body("LOAD_CONST\nLOAD_METHOD 0\nPRECALL 0\nCALL 0\nPOP_TOP"));
    accepts(&body("PUSH_NULL\nLOAD_CONST\nLOAD_CONST\nCALL_FUNCTION_EX\nPOP_TOP"));
    accepts(&body("LOAD_CONST\nLOAD_CONST\nPRECALL 0\nCALL 0\nPOP_TOP")); // as comprehensions are called
}

#[test]
fn rule_19_what_handlers_keep() {
    let handler = |lines: &str, lasti| {
        let code = function(&format!("NOP\n{END}\n{lines}\n{END}"));
        with_handlers(code, &[(3, 1, 6, 0, lasti)])
    };
    accepts(&handler("PUSH_EXC_INFO\nPOP_TOP\nPOP_EXCEPT", false));
    refuses(19, &handler("PUSH_EXC_INFO\nSTORE_FAST 1\nSTORE_FAST 1", false));
    refuses(19, &handler("POP_EXCEPT", false));
    refuses(19, &handler("POP_TOP\nSTORE_FAST 1", true));
    accepts(&handler("RERAISE 1", true));
    refuses(19, &handler("PUSH_EXC_INFO\nRERAISE 1", false));
    refuses(19, &handler("LOAD_CONST\nLOAD_CONST\nLOAD_CONST\nWITH_EXCEPT_START", true));
}

#[test]
fn rule_20_handlers_find_what_is_left() {
    let code = || function(&format!("LOAD_CONST\nNOP\nPOP_TOP\n{END}\nPOP_TOP\nPOP_TOP\n{END}"));
    accepts(&with_handlers(code(), &[(4, 1, 8, 1, false)]));
    refuses(20, &with_handlers(code(), &[(4, 1, 8, 2, false)]));
    refuses(20, &with_handlers(code(), &[(5, 1, 8, 1, false)])); // POP_TOP takes it
    let parted =
        function(&format!("LOAD_CONST\nLOAD_METHOD 0\nNOP\nPRECALL 0\nCALL 0\nPOP_TOP\n{END}\nPOP_TOP"));
    refuses(20, &with_handlers(parted, &[(15, 1, 25, 1, false)]));
}

#[test]
fn rule_21_ends() {
    refuses(21, &function("NOP"));
    refuses(21, &function("LOAD_CONST\nLOAD_CONST\nRETURN_VALUE"));
}

#[test]
fn rule_22_every_cycle_can_be_interrupted() {
    refuses(22, &body("NOP\nJUMP_BACKWARD_NO_INTERRUPT 2"));
    refuses(5, &body("JUMP_BACKWARD 0"));
    accepts(&body("NOP\nJUMP_BACKWARD 2"));
    let lines = |middle: &str| {
        format!("LOAD_CONST\nLOAD_CONST\nSEND 3\n{middle}\nJUMP_BACKWARD_NO_INTERRUPT 4\nRETURN_VALUE")
    };
    accepts(&generator(&lines("YIELD_VALUE\nRESUME 2")));
    refuses(22, &generator(&lines("NOP\nNOP")));
    // except: raise, for ever
    let code = function(&format!("NOP\nJUMP_FORWARD 1\nPOP_TOP\nRAISE_VARARGS 0\n{END}"));
    refuses(22, &with_handlers(code, &[(3, 1, 5, 0, false), (6, 1, 5, 0, false)]));
}

#[test]
fn what_nothing_reaches_is_marked_not_refused() {
    let verified = verify(&function(&format!("{END}\nPOP_TOP")), Version::V311).expect("accepted");
    assert_eq!(verified.depth_before, [Some(0), Some(0), Some(0), Some(0), Some(1), None]);
    assert!(verified.is_reachable(4) && !verified.is_reachable(5));
}

#[test]
fn kinds_are_told_by_slot() {
    let verified =
        verify(&body("LOAD_CONST\nLOAD_METHOD 0\nLOAD_CONST\nPRECALL 1\nCALL 1\nPOP_TOP"), Version::V311);
    let verified = verified.expect("accepted");
    let kinds: Vec<Kind> = (0..3).map(|slot| verified.kind_before(6, slot)).collect();
    assert_eq!(kinds, [Kind::Method, Kind::MethodSelf, Kind::Value]);
    assert_eq!(verified.special_before(6).collect::<Vec<_>>(), [(1, Kind::MethodSelf), (0, Kind::Method)]);
}
