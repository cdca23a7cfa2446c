namespace GitOpsSets.Templating.Values;

/// <summary>The kinds of Go's <c>reflect.Kind</c> that a template can meet.</summary>
public enum GoKind
{
    /// <summary>No value at all: the zero <c>reflect.Value</c> or a nil interface.</summary>
    Invalid,

    /// <summary>A truth value.</summary>
    Bool,

    /// <summary>A signed integer of any width.</summary>
    Int,

    /// <summary>An unsigned integer of any width.</summary>
    Uint,

    /// <summary>A 64-bit floating-point number.</summary>
    Float,

    /// <summary>A complex number: only constants such as <c>1i</c> make one.</summary>
    Complex,

    /// <summary>A string of bytes, see <see cref="GoText"/>.</summary>
    String,

    /// <summary>A slice.</summary>
    Slice,

    /// <summary>A map with string keys.</summary>
    Map,

    /// <summary>A struct, or a pointer to one: times, versions, certificates.</summary>
    Struct,
}
