using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Nodes;

namespace GitOpsSets.Action.Forges.Gitea;

/// <summary>Labels by name: Gitea knows them by number, and only those that somebody has made before.</summary>
/// <param name="client">The repository.</param>
internal sealed class GiteaLabels(GiteaClient client)
{
    private const string Colour = "#ededed";

    private static readonly ForgeListing<GiteaLabel> Known = new(
        "labels?limit=100&page=1",
        static answer => ForgeJson.Read(answer, GiteaJson.Default.IReadOnlyListGiteaLabel),
        static label => label is { Id: > 0, Name.Length: > 0 },
        "a label without number or name",
        static label => label.Id.ToString(CultureInfo.InvariantCulture));

    /// <summary>The numbers of labels; those that are missing are made.</summary>
    /// <exception cref="ForgeException">They cannot be listed, or made.</exception>
    public async Task<ImmutableArray<long>> FindAsync(ImmutableArray<string> names, CancellationToken cancellationToken)
    {
        var known = (await client.ListAsync(Known, cancellationToken)).Rows;
        if (!names.All(name => Of(known, name) is not null))
        {
            known = [.. known, .. await client.ListOwnersLabelsAsync(Known, cancellationToken)];
        }

        var numbers = ImmutableArray.CreateBuilder<long>(names.Length);
        foreach (string name in names)
        {
            numbers.Add((Of(known, name) ?? await MakeAsync(name, cancellationToken)).Id);
        }

        return numbers.ToImmutable();
    }

    private async Task<GiteaLabel> MakeAsync(string name, CancellationToken cancellationToken)
    {
        var body = new JsonObject { ["name"] = name, ["color"] = Colour };
        return ForgeJson.Read(await client.WriteAsync(HttpMethod.Post, "labels", body, cancellationToken), GiteaJson.Default.GiteaLabel);
    }

    private static GiteaLabel? Of(ImmutableArray<GiteaLabel> labels, string name) =>
        labels.FirstOrDefault(label => string.Equals(label.Name, name, StringComparison.OrdinalIgnoreCase));
}
