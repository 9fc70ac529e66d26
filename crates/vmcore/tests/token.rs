//! What the token must refuse to compile: each attack with the compiler's words beside it.

#[test]
fn attacks_do_not_compile() {
    trybuild::TestCases::new().compile_fail("tests/token/*.rs");
}
