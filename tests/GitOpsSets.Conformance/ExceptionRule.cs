using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace GitOpsSets.Conformance;

/// <summary>Cases we answer differently on purpose, for one reason.</summary>
/// <param name="Matches">Patterns over <c>area/file/id</c>; <c>*</c> stands for any run of characters.</param>
/// <param name="Reason">Why ours is better for the user.</param>
/// <param name="Ours">What we answer instead.</param>
/// <param name="Except">Patterns over those of them that we answer as recorded.</param>
/// <param name="Strict">Whether <c>compat: strict</c> answers as recorded.</param>
internal sealed record ExceptionRule(
    [property: JsonPropertyName("matches")] ImmutableArray<string> Matches,
    [property: JsonPropertyName("reason")] string Reason,
    [property: JsonPropertyName("ours")] string Ours,
    [property: JsonPropertyName("except")] ImmutableArray<string> Except = default,
    [property: JsonPropertyName("strict")] bool Strict = false)
{
    private readonly ImmutableArray<CasePattern> _patterns = [.. Matches.Select(match => new CasePattern(match))];

    private readonly ImmutableArray<CasePattern> _excepted = [.. (Except.IsDefault ? [] : Except).Select(match => new CasePattern(match))];

    /// <summary>The pattern that covers a case, or null.</summary>
    public CasePattern? Find(ConformanceCase recorded) =>
        _excepted.Any(pattern => pattern.Covers(recorded)) ? null : _patterns.FirstOrDefault(pattern => pattern.Covers(recorded));

    /// <summary>All of its patterns.</summary>
    [JsonIgnore]
    public ImmutableArray<CasePattern> Patterns => _patterns;
}
