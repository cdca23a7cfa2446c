using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json.Nodes;
using GitOpsSets.Action.Forges;
using GitOpsSets.Action.Forges.GitLab;
using GitOpsSets.Engine.Ports;
using GitOpsSets.Testing;

namespace GitOpsSets.Action.Tests.Forges.GitLab;

/// <summary>A GitLab with the project acme/team/shop, number 7, and clients that wait milliseconds between tries.</summary>
internal sealed class GitLabScene : IDisposable
{
    public const string Project = "projects/acme%2Fteam%2Fshop";

    private readonly ForgeHttp _http;

    public GitLabScene()
    {
        _http = new ForgeHttp(ForgeScene.Impatient, TimeProvider.System, static () => 0.5, Trace.Enqueue, _ => GitLab);
        GitLab.Objects[Project] = ProjectOf(7, "acme/team/shop");
        GitLab.Objects["projects/7"] = ProjectOf(7, "acme/team/shop");
        foreach (string listing in (string[])["merge_requests", "repository/branches", "repository/tags", "environments", "deployments"])
        {
            GitLab.Listings[$"{Project}/{listing}"] = new List<JsonNode>();
        }
    }

    public static ForgeRepository Address { get; } = new(new Uri("https://gitlab.example.test"), "acme/team/shop", null);

    public FakeGitLab GitLab { get; } = new();

    public ConcurrentQueue<string> Trace { get; } = new();

    public GitLabMergeRequests MergeRequests(HomeForge? home = null) => new(_http, ForgeTokens.OfHome(home));

    public GitLabReferences References(HomeForge? home = null) => new(_http, ForgeTokens.OfHome(home));

    /// <summary>Rows of a listing of the project.</summary>
    public IList<JsonNode> Rows(string listing) => GitLab.Listings[$"{Project}/{listing}"];

    public void Add(string listing, IEnumerable<JsonNode> rows)
    {
        foreach (var row in rows)
        {
            Rows(listing).Add(row);
        }
    }

    public static JsonNode ProjectOf(int id, string path) => JsonNode.Parse(string.Create(
        CultureInfo.InvariantCulture,
        $$"""{"id":{{id}},"path_with_namespace":"{{path}}","http_url_to_repo":"https://gitlab.example.test/{{path}}.git","ssh_url_to_repo":"git@gitlab.example.test:{{path}}.git" }"""))!;

    public static JsonNode Request(int number, string labels = "", string state = "opened", string source = "7") => JsonNode.Parse(string.Create(
        CultureInfo.InvariantCulture,
        $$"""
        { "id":{{500 + number}},"iid":{{number}},"title":"Change {{number}}","state":"{{state}}","source_branch":"feature/{{number}}","target_branch":"main","sha":"{{number:x40}}",
         "author":{"id":1,"username":"anna"},"labels":[{{labels}}],"draft":false,"source_project_id":{{source}},"target_project_id":7 }
        """))!;

    public static JsonNode Reference(string name) => JsonNode.Parse($$"""{"name":"{{name}}","target":"of the tag object","commit":{ "id":"c0ffee" } }""")!;

    public static JsonNode Environment(int id, string name, string state = "available") => JsonNode.Parse(string.Create(
        CultureInfo.InvariantCulture,
        $$"""{"id":{{id}},"name":"{{name}}","slug":"slug-{{id}}","state":"{{state}}" }"""))!;

    public static JsonNode Deployment(int id, string environment, string status) => JsonNode.Parse(string.Create(
        CultureInfo.InvariantCulture,
        $$"""
        {"id":{{id}},"status":"{{status}}","ref":"own","sha":"own","user":{"username":"anna"},"environment":{ "name":"{{environment}}" },
         "deployable":{"ref":"branch-{{id}}","commit":{ "id":"commit-{{id}}" } } }
        """))!;

    public void Dispose()
    {
        _http.Dispose();
        GitLab.Dispose();
    }
}
