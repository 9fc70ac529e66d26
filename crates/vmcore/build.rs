//! Chooses how instructions are dispatched: threaded where the optimiser makes jumps of tail calls.

fn main() {
    println!("cargo::rustc-check-cfg=cfg(threaded)");
    // Set on the command line, with AddressSanitizer: tests/long/address_sanitizer.
    println!("cargo::rustc-check-cfg=cfg(asan)");
    println!("cargo::rerun-if-env-changed=MINIVM_DISPATCH");
    println!("cargo::rerun-if-env-changed=MINIVM_PROFILE");
    println!("cargo::rerun-if-changed=../../profile");
    let optimised = std::env::var("OPT_LEVEL").is_ok_and(|level| level == "3");
    let wanted = std::env::var("MINIVM_DISPATCH").map_or(optimised, |way| way == "threaded");
    if wanted {
        println!("cargo::rustc-cfg=threaded");
    }
}
