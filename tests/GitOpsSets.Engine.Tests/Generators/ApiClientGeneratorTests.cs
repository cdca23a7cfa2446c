using System.Collections.Immutable;
using System.Text;
using GitOpsSets.Engine.Definitions;
using GitOpsSets.Engine.Diagnostics;
using GitOpsSets.Engine.Generators;
using GitOpsSets.Engine.Generators.Providers;
using GitOpsSets.Engine.Ports;
using GitOpsSets.Engine.Rendering;
using GitOpsSets.Engine.Yaml;
using GitOpsSets.Templating.Values;
using ForeignText = GitOpsSets.Engine.Generators.ForeignText;

namespace GitOpsSets.Engine.Tests.Generators;

public sealed class ApiClientGeneratorTests : IHttpSource, ITreeSource, ISecretStore
{
    private readonly List<HttpQuestion> _asked = [];
    private readonly Dictionary<string, Secret> _secret = new(StringComparer.Ordinal);
    private string _answer = "[]";

    [Fact]
    public async Task Texts_and_keys_of_the_answer_keep_where_they_came_from()
    {
        _answer = """[{"team":"a","labels":{"tier":"x"},"size":4}]""";

        var element = Assert.Single(Complete(await ProduceAsync("endpoint: https://api.example.com/teams")).Elements).Values!;

        Assert.True(element["team"].IsOutsidersText);
        Assert.True(element["labels"].Map!["tier"].IsOutsidersText);
        Assert.True(element["labels"].Map!.KeyOf("tier").IsOutsidersText);
        Assert.False(element["size"].IsString);
    }

    [Theory]
    [InlineData("""[{"id":"b"},{"id":"a"}]""", "apiClient[0]/b,apiClient[0]/a")]
    [InlineData("""[{"name":"b"},{"name":"a"}]""", "apiClient[0]/b,apiClient[0]/a")]
    [InlineData("""[{"name":"a"},{"name":"a"}]""", "apiClient[0]/0,apiClient[0]/1")]
    [InlineData("""[{"name":"a\u001b"},{"name":"b"}]""", "apiClient[0]/0,apiClient[0]/1")]
    public async Task An_item_with_a_name_of_its_own_keeps_its_key_when_others_come_and_go(string answer, string keys)
    {
        _answer = answer;

        var elements = Complete(await ProduceAsync("endpoint: https://api.example.com/teams")).Elements;

        Assert.Equal(keys, string.Join(',', elements.Select(element => element.Origin.Key)));
    }

    [Fact]
    public async Task A_body_makes_a_post_of_json_and_user_and_password_leave_the_address()
    {
        await ProduceAsync("{endpoint: 'https://u:p%40@api.example.com/teams', method: GET, body: {b: '<', a: 1}}");

        var question = Assert.Single(_asked);
        Assert.Equal(("POST", "https://api.example.com/teams", """{"a":1,"b":"\u003c"}"""), (question.Method, question.Endpoint.AbsoluteUri, question.Body));
        Assert.Equal("Authorization=Basic dTpwQA==, Content-Type=application/json", Headers(question));
        Assert.True(question.IsConfidential);
    }

    [Fact]
    public async Task Every_key_of_the_secret_is_a_header_but_those_of_the_connection()
    {
        _secret["PRIVATE-TOKEN"] = new Secret("x");
        _secret["host"] = new Secret("elsewhere");
        _secret["caFile"] = new Secret("PEM");

        await ProduceAsync("{endpoint: 'https://api.example.com/', headersRef: {kind: Secret, name: auth}, secretRef: {name: auth}}");

        Assert.Equal("caFile=PEM, PRIVATE-TOKEN=x", Headers(Assert.Single(_asked)));
        Assert.Equal(new TlsSettings("PEM"), _asked[0].Tls);
    }

    [Theory]
    [InlineData("X-Token", "abc\n", "'X-Token'")]
    [InlineData("X Token", "abc", "no name of a header")]
    public async Task A_header_that_cannot_be_sent_is_named_without_its_value(string name, string value, string said)
    {
        _secret[name] = new Secret(value);

        var finding = Failed(await ProduceAsync("{endpoint: 'https://api.example.com/', headersRef: {kind: Secret, name: auth}}"));

        Assert.Contains(said, finding.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("abc", finding.Message, StringComparison.Ordinal);
        Assert.Empty(_asked);
    }

    [Theory]
    [InlineData("{endpoint: 'https://api.example.com/', headersRef: {kind: Secret, name: auth}}", "GS0302", "was not handed in")]
    [InlineData("{endpoint: 'https://api.example.com/', headersRef: {kind: ConfigMap, name: auth}}", "GS0302", "not among the repository's manifests")]
    [InlineData("{endpoint: 'ftp://api.example.com/'}", "GS0301", "no http or https URL")]
    [InlineData("{interval: 5m}", "GS0301", "URL is missing")]
    [InlineData("{endpoint: 'https://api.example.com/', jsonPath: '{ .a'}", "GS0301", "unclosed action")]
    [InlineData("{endpoint: 'https://api.example.com/', method: 'GE T'}", "GS0301", "write GET or POST")]
    public async Task What_cannot_be_asked_fails_and_asks_nobody(string body, string code, string said)
    {
        var finding = Failed(await ProduceAsync(body));

        Assert.Equal(code, finding.Code.Id);
        Assert.Contains(said, finding.Message, StringComparison.Ordinal);
        Assert.Empty(_asked);
    }

    [Fact]
    public async Task A_null_instead_of_a_list_keeps_the_files()
    {
        _answer = "null";

        Assert.Equal(DiagnosticCodes.SourceUnavailable, Failed(await ProduceAsync("endpoint: https://api.example.com/teams")).Code);
    }

    Task<HttpReply> IHttpSource.AskAsync(HttpQuestion question, CancellationToken cancellationToken)
    {
        _asked.Add(question);
        return Task.FromResult<HttpReply>(new HttpReply.Received(Encoding.UTF8.GetBytes(_answer)));
    }

    Task<TreeAnswer> ITreeSource.OpenAsync(TreeRequest request, CancellationToken cancellationToken) => throw new NotSupportedException();

    IReadOnlyDictionary<string, Secret>? ISecretStore.Find(string namespaceName, string name) => name == "auth" && _secret.Count > 0 ? _secret : null;

    private static string Headers(HttpQuestion question) => string.Join(", ", question.Headers.Select(header => $"{header.Key}={header.Value.Reveal()}"));

    private static GeneratorAnswer.Complete Complete(GeneratorAnswer answer) => Assert.IsType<GeneratorAnswer.Complete>(answer);

    private static Diagnostic Failed(GeneratorAnswer answer) => Assert.Single(Assert.IsType<GeneratorAnswer.Failed>(answer).Diagnostics);

    private Task<GeneratorAnswer> ProduceAsync(string body)
    {
        string definition = $"apiVersion: sets.gitops.pro/v1alpha1\nkind: GitOpsSet\nmetadata: {{name: teams, namespace: apps}}\nspec:\n  generators:\n    - apiClient:\n        {body}\n";
        var source = (YamlMapping)YamlReader.ReadFirst(definition, "set.yaml", YamlLimits.Default)!;
        var set = new DefinitionFactory(Dialects.GitOpsSet, Dialects.ResourceSet).ReadOne(source).Value.Sets.Single();
        var context = new GenerationContext(set, new ObjectIndex(ImmutableArray<YamlMapping>.Empty), this, new PullRequestListings([]), this, new ForeignText(new TokenSource()), GeneratorLimits.Default) { Http = this };
        return ElementProducer.ProduceAsync(context, new ProviderPool([], PrefersRecorded: false, MissingIsError: true), TestContext.Current.CancellationToken);
    }
}
