using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace GitOpsSets.Conformance.Templates;

/// <summary>Renders templates whose result differs from run to run, and checks what the recorded results had in common.</summary>
internal static class PropertiesReplay
{
    private const int Runs = 200;
    private const int LeastRuns = 20;

    // Key derivation is slow on purpose: it need not run as often.
    private static readonly TimeSpan EnoughTime = TimeSpan.FromSeconds(2);

    public static CaseResult Run(ConformanceCase recorded)
    {
        var property = recorded.Out.GetProperty("property");
        var pattern = new Regex(property.GetProperty("pattern").GetString()!, RegexOptions.CultureInvariant, TimeSpan.FromSeconds(5));
        var seen = new HashSet<string>(StringComparer.Ordinal);
        int runs = 0;
        for (var watch = Stopwatch.StartNew(); (runs < Runs || AwaitsAnException(property, seen, runs)) && (runs < LeastRuns || watch.Elapsed < EnoughTime); runs++)
        {
            var (text, failure) = FunctionsReplay.Answer(recorded.In);
            if (failure is not null)
            {
                return CaseResult.Fail($"expected {pattern}\n  but failed: {failure}");
            }

            if (Broken(property, pattern, text) is { } broken)
            {
                return CaseResult.Fail($"{broken}: {text}");
            }

            seen.Add(text);
        }

        if ((Always(property, "always-digit", seen, char.IsAsciiDigit) ?? Always(property, "always-letter", seen, char.IsAsciiLetter)) is { } wrong)
        {
            return CaseResult.Fail(wrong);
        }

        return DiffersAsOften(property, seen.Count, runs) ? CaseResult.Pass : CaseResult.Fail($"{seen.Count} different results in {runs} runs");
    }

    // Something that is not always there is missing in one of as many results as were recorded; it may be rare.
    private static bool AwaitsAnException(JsonElement property, HashSet<string> seen, int runs) =>
        property.TryGetProperty("runs", out var recorded) && runs < recorded.GetInt32()
        && (Always(property, "always-digit", seen, char.IsAsciiDigit) ?? Always(property, "always-letter", seen, char.IsAsciiLetter)) is not null;

    // What is always there is in every result; what is not, is missing in one of so many.
    private static string? Always(JsonElement property, string name, HashSet<string> seen, Func<char, bool> isOne) =>
        property.TryGetProperty(name, out var always) && seen.All(text => text.Any(isOne)) != always.GetBoolean() ? $"expected {name} to be {always}" : null;

    private static string? Broken(JsonElement property, Regex pattern, string text)
    {
        var match = pattern.Match(text);
        if (!match.Success || match.Length != text.Length)
        {
            return $"expected {pattern}";
        }

        if (property.TryGetProperty("length", out var length) && !HasLength(length, new StringInfo(text).LengthInTextElements))
        {
            return $"expected the length {length}";
        }

        if (property.TryGetProperty("values", out var values) && !values.EnumerateArray().Any(value => value.ValueEquals(text)))
        {
            return "never seen";
        }

        if (property.TryGetProperty("certificate", out var certificate) && RecordedCertificate.Difference(certificate, text) is { } difference)
        {
            return difference;
        }

        bool hasAlphabet = property.TryGetProperty("alphabet", out var alphabet);
        return hasAlphabet && text.Any(character => !alphabet.GetString()!.Contains(character, StringComparison.Ordinal)) ? $"expected characters of {alphabet}" : null;
    }

    private static bool HasLength(JsonElement length, int actual) => length.ValueKind == JsonValueKind.Array
        ? actual >= length[0].GetInt32() && actual <= length[1].GetInt32()
        : actual == length.GetInt32();

    // What never repeated must not repeat; what was always the same must be.
    private static bool DiffersAsOften(JsonElement property, int distinct, int runs)
    {
        if (!property.TryGetProperty("distinct", out var recorded))
        {
            return true;
        }

        return recorded.GetInt32() == property.GetProperty("runs").GetInt32() ? distinct == runs : recorded.GetInt32() != 1 || distinct == 1;
    }
}
