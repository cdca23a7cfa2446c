using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using GitOpsSets.Action.Tests.Conventions;
using GitOpsSets.Action.Tests.Scenarios;
using GitOpsSets.Testing;
using NJsonSchema;

namespace GitOpsSets.Action.Tests.Forges.Described;

/// <summary>A forge's own description of its API, as JSON Schema: what may be asked, and what is answered.</summary>
internal sealed class ApiDescription
{
    private readonly ImmutableArray<Operation> _operations;
    private readonly JsonElement _definitions;
    private readonly ConcurrentDictionary<string, Task<JsonSchema>> _schemas = new(StringComparer.Ordinal);

    private ApiDescription(JsonElement root)
    {
        _definitions = root.GetProperty("definitions");
        _operations = [.. root.GetProperty("operations").EnumerateObject().Select(static operation =>
        {
            string[] words = operation.Name.Split(' ');
            return new Operation(operation.Name, words[0], [.. words[1].Split('/')], operation.Value);
        })];
    }

    /// <summary>The description that lies with the tests of a forge.</summary>
    /// <param name="forge">Such as <c>GitHub</c>.</param>
    public static ApiDescription Of(string forge) =>
        new(JsonDocument.Parse(File.ReadAllText(Path.Combine(SourceTree.Root, "tests/GitOpsSets.Action.Tests/Forges", forge, "described/rest-api.json"))).RootElement);

    /// <summary>Holds everything that the examples ask a forge for against the description.</summary>
    /// <param name="forge">As their scenarios name it, such as <c>github</c>.</param>
    /// <param name="root">The path of the API's root under the forge's own name; empty where the API has a host to itself.</param>
    /// <param name="operations">All that are called.</param>
    public async Task AssertDescribesExamplesAsync(string forge, string root, params string[] operations)
    {
        var exchanges = new List<FakeExchange>();
        foreach (var scenario in Scenario.All.Where(one => one.IsExample && one.Settings.Repositories.Any(repository => repository.Forge == forge)))
        {
            await using var run = await ScenarioRun.OpenAsync(scenario, TestContext.Current.CancellationToken);
            await run.RunAsync(TestContext.Current.CancellationToken);
            exchanges.AddRange(run.ExchangesOf(forge));
        }

        await AssertDescribedAsync(exchanges, root, operations);
    }

    /// <summary>Holds exchanges against the description, and the operations they call against those that are expected.</summary>
    /// <param name="exchanges">Whatever a fake was asked and answered.</param>
    /// <param name="root">The path of the API's root, such as <c>/api/v3</c>; what lies elsewhere is not looked at.</param>
    /// <param name="operations">Such as <c>GET /repos/{owner}/{repo}</c>.</param>
    public async Task AssertDescribedAsync(IEnumerable<FakeExchange> exchanges, string root, params string[] operations)
    {
        var breaches = new SortedSet<string>(StringComparer.Ordinal);
        var called = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var exchange in exchanges.Where(exchange => exchange.Request.Path.StartsWith($"{root}/", StringComparison.Ordinal)))
        {
            breaches.UnionWith(await BreachesAsync(exchange, root));
            called.Add(Find(exchange.Request, root)?.Name ?? exchange.Request.Path);
        }

        Assert.Equal("", string.Join('\n', breaches));
        Assert.Equal(operations, called, StringComparer.Ordinal);
    }

    /// <summary>What is wrong with a request and its answer; empty for nothing.</summary>
    /// <param name="exchange">Both.</param>
    /// <param name="root">The path of the API's root.</param>
    public async Task<ImmutableArray<string>> BreachesAsync(FakeExchange exchange, string root)
    {
        var (request, status, body) = exchange;
        if (Find(request, root) is not { } operation)
        {
            return [$"{request.Method} {request.Path} is not described"];
        }

        var breaches = ImmutableArray.CreateBuilder<string>();
        foreach (string pair in request.Query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            string name = pair.Split('=')[0];
            breaches.AddRange(operation.Parts.GetProperty("query").TryGetProperty(name, out var schema)
                ? await CheckAsync($"{operation.Name}?{name}", schema, Json(request.Parameter(name)!, schema))
                : [$"{operation.Name}: the parameter {name} is not described"]);
        }

        if (operation.Parts.GetProperty("request") is { ValueKind: JsonValueKind.Object } sent && (request.Body.Length > 0 || operation.Parts.GetProperty("mustSend").GetBoolean()))
        {
            breaches.AddRange(await CheckAsync($"{operation.Name} sent", sent, request.Body.Length > 0 ? request.Body : "null"));
        }

        string code = status.ToString(CultureInfo.InvariantCulture);
        breaches.AddRange(operation.Parts.GetProperty("responses").TryGetProperty(code, out var answered)
            ? await CheckAsync($"{operation.Name} answered {code}", answered, body)
            : [$"{operation.Name} never answers {code}"]);
        return breaches.ToImmutable();
    }

    private Operation? Find(FakeRequest request, string root)
    {
        string path = request.Path.StartsWith(root, StringComparison.Ordinal) ? request.Path[root.Length..] : request.Path;
        return _operations.FirstOrDefault(operation => operation.Method == request.Method && operation.Takes(path.Split('/')));
    }

    private async Task<IEnumerable<string>> CheckAsync(string place, JsonElement schema, string text)
    {
        var whole = await _schemas.GetOrAdd(schema.GetRawText(), text => JsonSchema.FromJsonAsync($$"""{"definitions":{{_definitions}},"allOf":[{{text}}]}"""));
        return whole.Validate(text).SelectMany(static error => Leaves(error)).Select(error => $"{place}: {error.Path} {error.Kind}");
    }

    private static IEnumerable<NJsonSchema.Validation.ValidationError> Leaves(NJsonSchema.Validation.ValidationError error) =>
        error is NJsonSchema.Validation.ChildSchemaValidationError child ? child.Errors.Values.SelectMany(static errors => errors).SelectMany(Leaves) : [error];

    private static string Json(string value, JsonElement schema) =>
        schema.TryGetProperty("type", out var type) && type.ValueEquals("integer") && long.TryParse(value, CultureInfo.InvariantCulture, out _) ? value : JsonSerializer.Serialize(value);

    private sealed record Operation(string Name, string Method, ImmutableArray<string> Path, JsonElement Parts)
    {
        // The name of a reference has slashes of its own.
        public bool Takes(string[] path) =>
            (path.Length == Path.Length || (path.Length > Path.Length && Path[^1] == "{ref}"))
            && Path.Zip(path).All(static pair => pair.First == pair.Second || (pair.First.StartsWith('{') && pair.Second.Length > 0));
    }
}
