using System.Diagnostics;

namespace GitOpsSets.Templating.Values;

/// <summary>
/// A value inside the template engine: what Go would hold in an <c>interface{}</c>. Numbers and truth values need no
/// allocation; strings may carry the provenance of their parts.
/// </summary>
/// <remarks><c>default</c> is nil.</remarks>
[DebuggerDisplay("{Type}: {GoFormat.Value(this)}")]
public readonly struct TemplateValue
{
    private const long NoValueBits = 1;
    private const long MissingBits = 2;

    // The payload, or for scalars their type. Nil has neither.
    private readonly object? _reference;
    private readonly long _bits;

    private TemplateValue(object? reference, long bits = 0)
    {
        (_reference, _bits) = (reference, bits);
    }

    /// <summary>A nil interface: what JSON's <c>null</c> becomes.</summary>
    public static TemplateValue Nil => default;

    /// <summary>Go's zero <c>reflect.Value</c>: it prints <c>&lt;no value&gt;</c> wherever nil would print <c>&lt;nil&gt;</c>.</summary>
    public static TemplateValue NoValue => new(null, NoValueBits);

    /// <summary>No value was piped in: the evaluator's own mark, which no function and no template ever sees.</summary>
    internal static TemplateValue Missing => new(null, MissingBits);

    /// <summary>Whether this is <see cref="Missing"/>.</summary>
    internal bool IsMissing => _reference is null && _bits == MissingBits;

    /// <summary>The parts of a string that holds foreign text; null for everything else.</summary>
    internal Rope? ForeignParts => _reference as Rope;

    /// <summary>The Go type; null for nil.</summary>
    public GoType? Type => _reference switch
    {
        null => null,
        GoType scalar => scalar,
        string or Rope => GoType.String,
        TemplateList list => list.Type,
        TemplateMap map => map.Type,
        TemplateObject instance => instance.Type,
        _ => throw new UnreachableException(),
    };

    /// <summary>The kind; <see cref="GoKind.Invalid"/> for nil.</summary>
    public GoKind Kind => Type?.Kind ?? GoKind.Invalid;

    /// <summary>Whether this is nil, of either flavour. A nil slice or map is not: see <see cref="TemplateList.IsNil"/>.</summary>
    public bool IsNil => _reference is null;

    /// <summary>Whether this is Go's zero <c>reflect.Value</c>.</summary>
    public bool IsNoValue => _reference is null && _bits == NoValueBits;

    /// <summary>Whether this is a string.</summary>
    public bool IsString => _reference is string or Rope;

    /// <summary>Whether this is a string that holds text from outside the repository.</summary>
    public bool IsOutsidersText => _reference is Rope;

    /// <summary>The characters of a string, without provenance. Bytes that are no UTF-8 are escaped, see <see cref="GoText"/>.</summary>
    /// <exception cref="InvalidOperationException">This is no string.</exception>
    public string Text => _reference switch
    {
        string text => text,
        Rope rope => rope.Text,
        _ => throw new InvalidOperationException($"{Type} is no string"),
    };

    /// <summary>A string with its provenance.</summary>
    public TemplateText Rich => _reference is Rope rope ? new TemplateText(rope) : new TemplateText(Text);

    /// <summary>The value of a signed or unsigned integer type (unsigned reinterpreted).</summary>
    public long Integer => _bits;

    /// <summary>The value of a floating-point type.</summary>
    public double Float => BitConverter.Int64BitsToDouble(_bits);

    /// <summary>The value of a truth type.</summary>
    public bool Boolean => _bits != 0;

    /// <summary>The slice, or null when this is none.</summary>
    public TemplateList? List => _reference as TemplateList;

    /// <summary>The map, or null when this is none.</summary>
    public TemplateMap? Map => _reference as TemplateMap;

    /// <summary>The struct, or null when this is none.</summary>
    public TemplateObject? Object => _reference as TemplateObject;

    /// <summary>A Go <c>bool</c>.</summary>
    public static TemplateValue Of(bool value) => new(GoType.Bool, value ? 1 : 0);

    /// <summary>A Go <c>int</c>.</summary>
    public static TemplateValue Of(int value) => new(GoType.Int, value);

    /// <summary>A Go <c>float64</c>.</summary>
    public static TemplateValue Of(double value) => new(GoType.Float64, BitConverter.DoubleToInt64Bits(value));

    /// <summary>A string of the repository's own.</summary>
    public static TemplateValue Of(string value) => new(value);

    /// <summary>A string with provenance.</summary>
    public static TemplateValue Of(TemplateText value) => new(value.Content);

    /// <summary>A slice.</summary>
    public static TemplateValue Of(TemplateList value) => new(value);

    /// <summary>A map.</summary>
    public static TemplateValue Of(TemplateMap value) => new(value);

    /// <summary>A struct.</summary>
    public static TemplateValue Of(TemplateObject value) => new(value);

    /// <summary>A Go <c>int64</c>.</summary>
    public static TemplateValue OfInt64(long value) => new(GoType.Int64, value);

    /// <summary>An integer of any signed or unsigned integer type, named ones included.</summary>
    /// <param name="type">Of kind <see cref="GoKind.Int"/> or <see cref="GoKind.Uint"/>.</param>
    /// <param name="value">Unsigned values reinterpreted.</param>
    public static TemplateValue OfInteger(GoType type, long value) => new(type, value);
}
