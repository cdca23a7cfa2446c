using System.Text.Json;
using GitOpsSets.Templating.Functions;

namespace GitOpsSets.Templating.Tests.Functions;

/// <summary>Compares the tables with the recorded list of what each dialect offers.</summary>
public sealed class FunctionTablesTests
{
    private const string Recording = "tests/conformance/templates-functions/functions.json";

    // The engine adds them: they need a YAML emitter.
    private static readonly string[] OfTheEngine = ["toYaml", "mustToYaml"];

    [Theory]
    [InlineData("gitopsset")]
    [InlineData("resourceset")]
    public void A_dialect_has_exactly_the_recorded_functions(string dialect)
    {
        var recorded = Read(dialect);

        var expected = Names(recorded, "available").Union(Names(recorded, "builtins"), StringComparer.Ordinal).Except(OfTheEngine, StringComparer.Ordinal);

        Assert.Equal(expected.Order(StringComparer.Ordinal), Table(dialect).Names, StringComparer.Ordinal);
    }

    [Theory]
    [InlineData("gitopsset")]
    [InlineData("resourceset")]
    public void Functions_take_the_recorded_parameters(string dialect)
    {
        var signatures = Read(dialect).GetProperty("signatures").EnumerateObject()
            .Where(signature => !OfTheEngine.Contains(signature.Name, StringComparer.Ordinal));

        var wrong = signatures
            .Select(signature => (signature.Name, Recorded: string.Join(", ", signature.Value.GetProperty("params").EnumerateArray()), Ours: Signature(dialect, signature.Name)))
            .Where(signature => !string.Equals(signature.Recorded, signature.Ours, StringComparison.Ordinal));

        Assert.Empty(wrong);
    }

    [Theory]
    [InlineData("gitopsset")]
    [InlineData("resourceset")]
    public void Functions_that_differ_from_run_to_run_say_so(string dialect)
    {
        // Ours give keys and values in a fixed order.
        var fixedOrder = new[] { "keys", "values" };
        var recorded = Names(Read(dialect), "nondeterministic").Except(fixedOrder, StringComparer.Ordinal);

        var silent = recorded.Where(name => Table(dialect).TryGet(name, out var function) && function.IsDeterministic);

        Assert.Empty(silent);
    }

    private static FunctionTable Table(string dialect) =>
        string.Equals(dialect, "gitopsset", StringComparison.Ordinal) ? FunctionTables.GitOpsSet : FunctionTables.ResourceSet;

    private static string Signature(string dialect, string name)
    {
        Assert.True(Table(dialect).TryGet(name, out var function));
        var types = function.Parameters.Select(parameter => parameter.Name).ToList();
        if (function.IsVariadic)
        {
            types[^1] = "..." + types[^1];
        }

        return string.Join(", ", types);
    }

    private static JsonElement Read(string dialect)
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder!.FullName, Recording)))
        {
            folder = folder.Parent;
        }

        using var document = JsonDocument.Parse(File.ReadAllText(Path.Combine(folder.FullName, Recording)));
        return document.RootElement.GetProperty(dialect).Clone();
    }

    private static string[] Names(JsonElement recorded, string list) => [.. recorded.GetProperty(list).EnumerateArray().Select(name => name.GetString()!)];
}
