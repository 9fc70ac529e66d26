//! Runs a `.pyc` and prints the result of a call: a measuring aid.
fn main() {
    let path = std::env::args().nth(1).unwrap();
    let bytes = std::fs::read(path).unwrap();
    let interpreter = vmcore::Interpreter::new(Box::new(vmcore::runtime::NoHost)).unwrap();
    let result =
        interpreter.enter(|vm| {
            let pyc = bytecode::pyc::read(&bytes).unwrap();
            match vmcore::interp::run_code(vm, &pyc.code, pyc.version) {
                Ok(value) => format!("{value:?}"),
                Err(raised) => {
                    let e = vm.take_raised(raised);
                    format!(
                        "raised {:?} {:?}",
                        e.get(vm).args.items().first().and_then(|v| v
                            .downcast::<vmcore::objects::str::Str>()
                            .map(|s| s.to_string_lossy())),
                        vmcore::objects::types::class_of(vm, e.as_value()).name(vm)
                    )
                }
            }
        });
    println!("{result}");
}
