using System.Collections.Immutable;
using GitOpsSets.Templating.Values;

namespace GitOpsSets.Engine.Definitions.Substitution;

/// <summary>Substitutes variables in a text, as Flux does after a build (fluxcd/pkg/envsubst).</summary>
internal static class VariableText
{
    /// <summary>Replaces every <c>${…}</c> by its value, and <c>$$</c> by <c>$</c>.</summary>
    /// <param name="text">Any text.</param>
    /// <param name="lookup">Gives a variable's value, or null when it is not set.</param>
    /// <param name="isStrict">Whether a variable that is not set and has no default is an error instead of empty.</param>
    /// <param name="maximumBytes">How long the result may become.</param>
    /// <exception cref="SubstitutionException">An expression is malformed, a variable is not set, or the result is too long.</exception>
    public static string Expand(string text, Func<string, string?> lookup, bool isStrict, int maximumBytes)
    {
        var parts = SubstitutionParser.Parse(GoText.ToUtf8(text));
        using var output = new MemoryStream();
        Write(parts, new Settings(lookup, isStrict, maximumBytes), output);
        return GoText.FromUtf8(output.GetBuffer().AsSpan(0, (int)output.Length));
    }

    private static void Write(ImmutableArray<SubstitutionPart> parts, Settings settings, MemoryStream output)
    {
        foreach (var part in parts)
        {
            byte[] bytes = part switch
            {
                SubstitutionPart.Literal literal => literal.Bytes,
                SubstitutionPart.Expansion expansion => Value(expansion, settings),
                _ => throw new System.Diagnostics.UnreachableException(),
            };
            output.Write(bytes);
            if (output.Length > settings.MaximumBytes)
            {
                throw SubstitutionException.TooLong(settings.MaximumBytes);
            }
        }
    }

    private static byte[] Value(SubstitutionPart.Expansion expansion, Settings settings)
    {
        byte[][] arguments = [.. expansion.Arguments.Select(argument => Argument(argument, settings))];
        string? value = settings.Lookup(expansion.Variable);
        return value is null && settings.IsStrict && expansion.Operator is not ("=" or ":=" or ":-" or ":?" or ":+")
            ? throw new SubstitutionException($"variable not set (strict mode): '{expansion.Variable}'")
            : VariableOperators.Apply(expansion.Operator, GoText.ToUtf8(value ?? ""), arguments, settings.MaximumBytes);
    }

    private static byte[] Argument(SubstitutionPart argument, Settings settings)
    {
        using var output = new MemoryStream();
        Write([argument], settings, output);
        return output.ToArray();
    }

    private sealed record Settings(Func<string, string?> Lookup, bool IsStrict, int MaximumBytes);
}
