using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using GitOpsSets.Engine.Ports;

namespace GitOpsSets.Action.Forges.GitLab;

/// <summary>The calls we make to GitLab's REST API, for one project.</summary>
/// <param name="http">The way out.</param>
/// <param name="api">API root, ends in a slash.</param>
/// <param name="path">The project with its groups, or its number.</param>
/// <param name="authorization">Null to ask anonymously.</param>
/// <param name="tls">How connections are secured; null for the system's way.</param>
internal sealed class GitLabClient(ForgeHttp http, Uri api, string path, ForgeAuthorization? authorization, TlsSettings? tls)
{
    private static readonly ImmutableArray<KeyValuePair<string, string>> Headers = [new("Accept", "application/json")];

    private readonly string _project = ProjectOf(path);

    /// <summary>A client for a project that a definition names.</summary>
    /// <exception cref="ForgeException">The token that it names is empty, or its path is none.</exception>
    public static GitLabClient For(ForgeHttp http, ForgeTokens tokens, ForgeRepository repository)
    {
        var api = GitLabApi.RootOf(repository.Server);
        return new GitLabClient(http, api, repository.Path, GitLabTokens.HeaderOf(tokens.Of(repository, api)), repository.Tls);
    }

    /// <summary>The project as messages name it.</summary>
    public static string Name(ForgeRepository repository) => $"{RemoteText.Clean(repository.Path)} at {Origin.Name(repository.Server)}";

    /// <summary>Every row of a listing, in GitLab's order.</summary>
    /// <exception cref="ForgeException">Any page failed, repeated itself or led elsewhere, or the list would not settle.</exception>
    public Task<ForgeRows<T>> ListAsync<T>(ForgeListing<T> listing, CancellationToken cancellationToken) =>
        listing.ReadAsync(new ForgePages(http, Request, GitLabPaging.Next), Address(listing.Call), cancellationToken);

    /// <summary>The first row of a listing that is searched for, or null when no page has one. Later pages are not read.</summary>
    /// <exception cref="ForgeException">A page on the way failed.</exception>
    public async Task<T?> FirstAsync<T>(ForgeListing<T> listing, Func<T, bool> isIt, CancellationToken cancellationToken)
        where T : class
    {
        var pages = await new ForgePages(http, Request, GitLabPaging.Next).ReadAsync(listing, Address(listing.Call), [], isIt, cancellationToken);
        return pages.SelectMany(static page => page.Rows).FirstOrDefault(isIt);
    }

    /// <summary>One object of the project, or null when GitLab has none of this name.</summary>
    /// <param name="call">Below the project.</param>
    /// <param name="shape">What it looks like.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="ForgeException">There was no usable answer.</exception>
    public async Task<T?> FindAsync<T>(string call, JsonTypeInfo<T> shape, CancellationToken cancellationToken)
        where T : class
    {
        var request = Request(Address(call));
        var answer = await http.SendAsync(request, cancellationToken);
        return answer.Status switch
        {
            200 => ForgeJson.Read(answer, shape),
            404 when ForgeJson.IsJson(answer) => null,
            _ => throw ForgeStatus.Explain(answer, request, http.Clock.GetUtcNow()),
        };
    }

    /// <summary>The project itself (<see href="https://docs.gitlab.com/api/projects/#retrieve-a-project"/>).</summary>
    /// <exception cref="ForgeException">It cannot be read.</exception>
    public async Task<GitLabProject> ReadProjectAsync(CancellationToken cancellationToken)
    {
        var request = Request(Address(""));
        var answer = await http.SendAsync(request, cancellationToken);
        return answer.Status == 200
            ? ForgeJson.Read(answer, GitLabJson.Default.GitLabProject)
            : throw ForgeStatus.Explain(answer, request, http.Clock.GetUtcNow());
    }

    /// <summary>An account by its name, or null when there is none (<see href="https://docs.gitlab.com/api/users/#list-users"/>).</summary>
    /// <exception cref="ForgeException">There was no usable answer.</exception>
    public async Task<GitLabUser?> FindUserAsync(string name, CancellationToken cancellationToken)
    {
        var request = Request(new Uri(api, $"users?username={Uri.EscapeDataString(name)}")) with { Rights = "the scope read_user or api" };
        var answer = await http.SendAsync(request, cancellationToken);
        var users = answer.Status == 200
            ? ForgeJson.Read(answer, GitLabJson.Default.IReadOnlyListGitLabUser)
            : throw ForgeStatus.Explain(answer, request, http.Clock.GetUtcNow());
        return users.FirstOrDefault(user => string.Equals(user.Username, name, StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>Makes a call that writes, and requires that it worked.</summary>
    /// <exception cref="ForgeException">It did not.</exception>
    public Task<ForgeAnswer> WriteAsync(HttpMethod method, string call, JsonNode body, CancellationToken cancellationToken) =>
        new ForgeApi(http, Request, GitLabPaging.Next).WriteAsync(
            method, Address(call), body, "the scope api, and at least the role Developer in this project; a job's own token (CI_JOB_TOKEN) may not write merge requests", cancellationToken);

    /// <summary>A client of the same server for another project.</summary>
    /// <param name="number">The project's id.</param>
    public GitLabClient Of(long number) => new(http, api, number.ToString(CultureInfo.InvariantCulture), authorization, tls);

    private static string ProjectOf(string path) =>
        path.Split('/').All(static part => part is not ("" or "." or ".."))
            ? Uri.EscapeDataString(path)
            : throw new ForgeException($"'{RemoteText.Clean(path)}' does not name a project", "Write it as group/project");

    private ForgeRequest Request(Uri address) => new(address)
    {
        Authorization = authorization,
        Headers = Headers,
        Rights = "the scope read_api, and at least the role Reporter in this project",
        Tls = tls,
    };

    private Uri Address(string call) => new(api, call.Length == 0 ? $"projects/{_project}" : $"projects/{_project}/{call}");
}
