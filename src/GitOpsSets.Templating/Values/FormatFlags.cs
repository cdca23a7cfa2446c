namespace GitOpsSets.Templating.Values;

/// <summary>What stands between <c>%</c> and the verb.</summary>
internal struct FormatFlags
{
    public bool Sharp;
    public bool Zero;
    public bool Plus;
    public bool Minus;
    public bool Space;

    /// <summary><c>%#v</c>: as Go source.</summary>
    public bool GoSyntax;

    /// <summary><c>%+v</c>.</summary>
    public bool FieldNames;

    /// <summary>In characters; null when none is given.</summary>
    public int? Width;

    /// <summary>Null when none is given.</summary>
    public int? Precision;

    /// <summary>Whether a verb alone was given.</summary>
    public readonly bool IsPlain => !Sharp && !Zero && !Plus && !Minus && !Space && !GoSyntax && !FieldNames && Width is null && Precision is null;
}
