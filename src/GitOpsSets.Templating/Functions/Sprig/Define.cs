using System.Collections.Immutable;
using GitOpsSets.Templating.Values;

namespace GitOpsSets.Templating.Functions.Sprig;

/// <summary>Lines of a function table, in the order a reader of Go's signatures expects.</summary>
internal static class Define
{
    /// <summary>A function that sees plain text, see <see cref="FunctionProvenance.Opaque"/>.</summary>
    public static TemplateFunction Opaque(string name, FunctionBody body, params ImmutableArray<GoType> parameters) =>
        new(name, parameters, body);

    /// <summary>An opaque function whose last parameter repeats.</summary>
    public static TemplateFunction OpaqueVariadic(string name, FunctionBody body, params ImmutableArray<GoType> parameters) =>
        new(name, parameters, body) { IsVariadic = true };

    /// <summary>A function that keeps provenance itself, or whose result holds no text of its arguments.</summary>
    public static TemplateFunction Kept(string name, FunctionBody body, params ImmutableArray<GoType> parameters) =>
        new(name, parameters, body) { Provenance = FunctionProvenance.Kept };

    /// <summary>A function that keeps provenance and whose last parameter repeats.</summary>
    public static TemplateFunction KeptVariadic(string name, FunctionBody body, params ImmutableArray<GoType> parameters) =>
        new(name, parameters, body) { Provenance = FunctionProvenance.Kept, IsVariadic = true };
}
