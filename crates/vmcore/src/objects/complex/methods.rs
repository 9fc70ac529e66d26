//! What `complex` has.

use text::format_spec::{FormatSpec, Target};

use super::{Complex, construct, from_complex, operate, refuse_modulus};
use crate::native::methods;
use crate::objects::int::Working;
use crate::objects::str::{self, Str};
use crate::objects::tuple;
use crate::objects::types::{Type, class_of};
use crate::ops::{self, BinaryOp};
use crate::value::{Ref, Value};
use crate::vm::{Res, Vm};

#[methods("complex", with(OPERATORS, COMPARE))]
/// The complex number real + imag*1j.
impl Complex {
    #[py("__new__($type, /, real=0, imag=0)")]
    fn construct(vm: &mut Vm, class: &Ref<Type>, real: Option<&Value>, imag: Option<&Value>) -> Res<Value> {
        if let Some(real) = real
            && imag.is_none()
            && real.exact::<Complex>().is_some()
            && vm.types().complex.is(class)
        {
            return Ok(real.clone());
        }
        let z = construct::from_parts(vm, real, imag)?;
        Ok(construct::new_instance(vm, class, z))
    }

    #[py("__repr__")]
    fn to_text(this: &Ref<Complex>) -> String {
        this.repr()
    }

    #[py("__hash__")]
    fn to_hash(this: &Ref<Complex>) -> i64 {
        this.hash(this.as_value())
    }

    #[py("__bool__")]
    fn bool(this: &Ref<Complex>) -> bool {
        this.real != 0.0 || this.imaginary != 0.0
    }

    #[py("__pow__")]
    fn pow(vm: &mut Vm, this: &Value, value: &Value, r#mod: Option<&Value>) -> Res<Value> {
        power_with(vm, this, value, r#mod)
    }

    #[py("__rpow__")]
    fn rpow(vm: &mut Vm, this: &Value, value: &Value, r#mod: Option<&Value>) -> Res<Value> {
        power_with(vm, value, this, r#mod)
    }

    #[py("__neg__")]
    fn negative(vm: &Vm, this: &Ref<Complex>) -> Ref<Complex> {
        from_complex(vm, -**this)
    }

    #[py("__pos__")]
    fn positive(vm: &Vm, this: &Ref<Complex>) -> Ref<Complex> {
        from_complex(vm, **this)
    }

    #[py("__abs__")]
    fn absolute(vm: &Vm, this: &Ref<Complex>) -> Res<Value> {
        this.abs(vm)
    }

    /// A complex of exactly that type.
    #[py("__complex__($self, /)")]
    fn complex(vm: &Vm, this: &Ref<Complex>) -> Value {
        if this.as_value().exact::<Complex>().is_some() {
            return this.to_value();
        }
        from_complex(vm, **this).into()
    }

    /// The complex conjugate: (3-4j).conjugate() == 3+4j.
    #[py("conjugate($self, /)")]
    fn conjugate(vm: &Vm, this: &Ref<Complex>) -> Ref<Complex> {
        from_complex(vm, Complex::new(this.real, -this.imaginary))
    }

    #[py("__getnewargs__($self, /)")]
    fn getnewargs(vm: &Vm, this: &Ref<Complex>) -> Res<Value> {
        Ok(tuple::from_slice(vm, &[Value::float(this.real), Value::float(this.imaginary)])?.into())
    }

    /// The number as text, by the specification.
    #[py("__format__($self, format_spec, /)")]
    fn format(vm: &mut Vm, this: &Ref<Complex>, format_spec: &Ref<Str>) -> Res<Ref<Str>> {
        if format_spec.is_empty() {
            return ops::format::str(vm, this.as_value());
        }
        let class = class_of(vm, this.as_value()).name(vm);
        let refuse = |message| vm.raise_text(&vm.types().value_error, &message);
        let spec = FormatSpec::parse(format_spec.view(), Target::Complex, &class).map_err(refuse)?;
        let _working = Working::new(vm, spec.bound(640) / 2)?;
        let formatted = spec.format_complex(this.real, this.imaginary, &class).map_err(refuse)?;
        Ok(str::from_data(vm, &formatted)?)
    }

    #[member]
    fn real(this: &Ref<Complex>) -> f64 {
        this.real
    }

    #[member]
    fn imag(this: &Ref<Complex>) -> f64 {
        this.imaginary
    }
}

fn power_with(vm: &Vm, a: &Value, b: &Value, modulus: Option<&Value>) -> Res<Value> {
    if modulus.is_some() {
        refuse_modulus(vm, a, b)?;
        return Ok(Value::NOT_IMPLEMENTED);
    }
    operate(vm, BinaryOp::Power, a, b)
}
