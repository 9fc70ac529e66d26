//! Declarations that contradict themselves do not compile, and the message says where.

#[test]
fn a_declaration_that_contradicts_its_signature_is_refused() {
    trybuild::TestCases::new().compile_fail("tests/refused/*.rs");
}
