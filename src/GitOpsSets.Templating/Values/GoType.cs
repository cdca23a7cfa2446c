namespace GitOpsSets.Templating.Values;

/// <summary>
/// A Go type as far as templates can tell types apart: by kind, by the name that <c>%T</c> prints and by what it holds.
/// Two values have the same type exactly when they share the instance.
/// </summary>
public sealed class GoType
{
    private GoType(string name, string kindName, GoKind kind, GoType? element = null)
    {
        (Name, KindName, Kind, Element) = (name, kindName, kind, element);
    }

    /// <summary><c>bool</c>.</summary>
    public static GoType Bool { get; } = new("bool", "bool", GoKind.Bool);

    /// <summary><c>int</c>: constants, indexes, lengths.</summary>
    public static GoType Int { get; } = new("int", "int", GoKind.Int);

    /// <summary><c>int64</c>: whole numbers of ResourceSet inputs and the results of sprig arithmetic.</summary>
    public static GoType Int64 { get; } = new("int64", "int64", GoKind.Int);

    /// <summary><c>int32</c>.</summary>
    public static GoType Int32 { get; } = new("int32", "int32", GoKind.Int);

    /// <summary><c>uint8</c>: one byte of a string.</summary>
    public static GoType Uint8 { get; } = new("uint8", "uint8", GoKind.Uint);

    /// <summary><c>uint32</c>.</summary>
    public static GoType Uint32 { get; } = new("uint32", "uint32", GoKind.Uint);

    /// <summary><c>uint64</c>: the parts of a semantic version.</summary>
    public static GoType Uint64 { get; } = new("uint64", "uint64", GoKind.Uint);

    /// <summary><c>float64</c>: every number of a GitOpsSet element.</summary>
    public static GoType Float64 { get; } = new("float64", "float64", GoKind.Float);

    /// <summary><c>complex128</c>.</summary>
    public static GoType Complex128 { get; } = new("complex128", "complex128", GoKind.Complex);

    /// <summary><c>string</c>.</summary>
    public static GoType String { get; } = new("string", "string", GoKind.String);

    /// <summary><c>interface {}</c>: as a parameter, anything; as an element type, mixed values.</summary>
    public static GoType Any { get; } = new("interface {}", "interface", GoKind.Invalid);

    /// <summary><c>error</c>.</summary>
    public static GoType Error { get; } = new("error", "interface", GoKind.Invalid);

    /// <summary><c>time.Time</c>.</summary>
    public static GoType Time { get; } = new("time.Time", "struct", GoKind.Struct);

    /// <summary><c>time.Duration</c>, in nanoseconds.</summary>
    public static GoType Duration { get; } = new("time.Duration", "int64", GoKind.Int);

    /// <summary><c>time.Month</c>, January is 1.</summary>
    public static GoType Month { get; } = new("time.Month", "int", GoKind.Int);

    /// <summary><c>time.Weekday</c>, Sunday is 0.</summary>
    public static GoType Weekday { get; } = new("time.Weekday", "int", GoKind.Int);

    /// <summary><c>*time.Location</c>: a time zone.</summary>
    public static GoType Location { get; } = new("*time.Location", "ptr", GoKind.Struct);

    /// <summary><c>*semver.Version</c>.</summary>
    public static GoType SemanticVersion { get; } = new("*semver.Version", "ptr", GoKind.Struct);

    /// <summary><c>semver.Version</c>: what <c>IncMinor</c> and its like give; no pointer, so it cannot be compared with one.</summary>
    public static GoType SemanticVersionValue { get; } = new("semver.Version", "struct", GoKind.Struct);

    /// <summary><c>sprig.certificate</c>.</summary>
    public static GoType Certificate { get; } = new("sprig.certificate", "struct", GoKind.Struct);

    /// <summary><c>[]interface {}</c>.</summary>
    public static GoType AnyList { get; } = new("[]interface {}", "slice", GoKind.Slice, Any);

    /// <summary><c>[]string</c>.</summary>
    public static GoType StringList { get; } = new("[]string", "slice", GoKind.Slice, String);

    /// <summary><c>[]int</c>.</summary>
    public static GoType IntList { get; } = new("[]int", "slice", GoKind.Slice, Int);

    /// <summary><c>[]uint8</c>: what <c>MarshalText</c> of a time gives.</summary>
    public static GoType ByteList { get; } = new("[]uint8", "slice", GoKind.Slice, Uint8);

    /// <summary><c>map[string]interface {}</c>.</summary>
    public static GoType AnyMap { get; } = new("map[string]interface {}", "map", GoKind.Map, Any);

    /// <summary><c>map[string]string</c>.</summary>
    public static GoType StringMap { get; } = new("map[string]string", "map", GoKind.Map, String);

    /// <summary><c>[]map[string]interface {}</c>: the lists of a single-element matrix.</summary>
    public static GoType MapList { get; } = new("[]map[string]interface {}", "slice", GoKind.Slice, AnyMap);

    /// <summary><c>[][]interface {}</c>: the result of <c>chunk</c>.</summary>
    public static GoType ListList { get; } = new("[][]interface {}", "slice", GoKind.Slice, AnyList);

    /// <summary>As Go's <c>%T</c> prints it.</summary>
    public string Name { get; }

    /// <summary>As Go's <c>reflect.Kind</c> prints it: sprig's <c>kindOf</c>.</summary>
    public string KindName { get; }

    /// <summary>The kind, with widths folded together.</summary>
    public GoKind Kind { get; }

    /// <summary>What a slice or map holds; null for everything else.</summary>
    public GoType? Element { get; }

    /// <summary>Whether values of this type are one number or truth value.</summary>
    public bool IsScalar => Kind is GoKind.Bool or GoKind.Int or GoKind.Uint or GoKind.Float;

    /// <inheritdoc/>
    public override string ToString() => Name;
}
