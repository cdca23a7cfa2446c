using System.Text.Json;
using GitOpsSets.Engine.Generators;
using GitOpsSets.Engine.Generators.Matrix;
using GitOpsSets.Engine.Yaml;

namespace GitOpsSets.Conformance.Ports;

/// <summary>Elements of a matrix whose children are lists, the only generator enabled in these recordings.</summary>
internal static class MatrixReplay
{
    public static CaseResult Run(ConformanceCase recorded)
    {
        var matrix = recorded.In.GetProperty("matrix");
        var children = matrix.TryGetProperty("generators", out var generators) && generators.ValueKind == JsonValueKind.Array ? generators.EnumerateArray().Select(Child).ToArray() : [];
        if (children.Any(child => child is null))
        {
            return recorded.ExpectsSuccess ? CaseResult.Fail("a child is refused") : CaseResult.Pass;
        }

        if (!recorded.ExpectsSuccess)
        {
            return CaseResult.Fail("expected an error");
        }

        var elements = matrix.TryGetProperty("singleElement", out var single) && single.GetBoolean()
            ? MatrixProduct.Gather(children!, new ElementOrigin("matrix", "a matrix", default))
            : MatrixProduct.TryCombine(children!, 1000, default, null, out var combined, out string? error) ? combined : throw new InvalidOperationException(error);
        return CaseResult.Same(
            RecordedValues.Print(RecordedValues.Value(recorded.Out.GetProperty("ok"), JsonNumberModel.Float64)),
            RecordedValues.Print(elements));
    }

    /// <summary>Null when it has an element that is no map, or a generator that is not enabled.</summary>
    private static MatrixChild? Child(JsonElement child)
    {
        if (child.EnumerateObject().Any(property => property.Name is not ("name" or "list") && property.Value.ValueKind != JsonValueKind.Null))
        {
            return null;
        }

        string name = child.TryGetProperty("name", out var given) ? given.GetString()! : "";
        var elements = child.TryGetProperty("list", out var list) && list.ValueKind == JsonValueKind.Object && list.TryGetProperty("elements", out var items) && items.ValueKind == JsonValueKind.Array
            ? items.EnumerateArray().Select(item => RecordedValues.Value(item, JsonNumberModel.Float64).Map).ToArray()
            : [];
        return elements.All(element => element is not null) ? new MatrixChild(name, [.. elements.Select(element => RecordedValues.Element(element!))]) : null;
    }
}
