namespace GitOpsSets.Templating.Functions.Json;

/// <summary>How JSON is written.</summary>
/// <param name="EscapesMarkup">Whether <c>&lt;</c>, <c>&gt;</c> and <c>&amp;</c> become escapes.</param>
/// <param name="IsIndented">Whether every item has a line of its own.</param>
internal readonly record struct JsonStyle(bool EscapesMarkup, bool IsIndented)
{
    /// <summary>Go's <c>json.Marshal</c>.</summary>
    public static JsonStyle Compact { get; } = new(EscapesMarkup: true, IsIndented: false);

    /// <summary>Go's <c>json.MarshalIndent</c> with two spaces.</summary>
    public static JsonStyle Pretty { get; } = new(EscapesMarkup: true, IsIndented: true);

    /// <summary>Without HTML escapes.</summary>
    public static JsonStyle Raw { get; } = new(EscapesMarkup: false, IsIndented: false);
}
