//! Runs a code object on both machines and compares what happened.

use super::ir_machine::IrMachine;
use super::stack_machine::StackMachine;
use super::world::{Limits, World};
use bytecode::{CodeObject, Version};
use minivm_ir::{Text, borrows, lower, verify};

/// Both machines' logs must agree, and what is left alive. Gives the number of events; Err is what to show.
pub fn compare(code: &CodeObject, seed: u64, limits: Limits) -> Result<usize, String> {
    let verified =
        bytecode::verify(code, Version::V311).map_err(|error| format!("generated badly: {error}"))?;
    let lowered = lower(code, &verified).map_err(|error| error.to_string())?;
    let text = || format!("{:#?}\n{}", verified.decoded.instrs, Text { lowered: &lowered, code: Some(code) });
    verify(&lowered, code).map_err(|error| format!("{error}\n{}", text()))?;
    let borrows = borrows(code, &verified).map_err(|error| error.to_string())?;
    assert_eq!(borrows.len(), lowered.instrs.len());

    let parameters = code.parameters() as usize;
    let world = || World::new(seed, limits, code.localsplusnames.len(), parameters);
    let mut plain = StackMachine::new(code, &verified.decoded, world());
    let mut lean = IrMachine::new(code, &lowered, &borrows, world());
    let (plain_ended, lean_ended) = (plain.run(), lean.run());
    let (plain, lean) = (plain.world, lean.world);
    let differing = plain.log.iter().zip(&lean.log).position(|(plain, lean)| plain != lean);
    if let Some(at) = differing {
        let (plain, lean) = (&plain.log[at], &lean.log[at]);
        return Err(format!("event {at}\nstack machine: {plain:?}\nlowered:       {lean:?}\n{}", text()));
    }
    let lengths = (plain.log.len(), lean.log.len());
    if lengths.0 != lengths.1 || plain_ended != lean_ended {
        let more = plain.log.get(lengths.1).or(lean.log.get(lengths.0));
        return Err(format!("lengths {lengths:?}, one goes on with {more:?}\n{}", text()));
    }
    if plain_ended && plain.alive() != lean.alive() {
        return Err(format!("alive: {:?}, lowered {:?}\n{}", plain.alive(), lean.alive(), text()));
    }
    Ok(plain.log.len())
}
