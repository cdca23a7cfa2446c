using System.Collections.Immutable;
using System.Globalization;
using GitOpsSets.Action.Forges;
using GitOpsSets.Engine.Diagnostics;
using GitOpsSets.Engine.Ports;

namespace GitOpsSets.Action.Inputs;

/// <summary>Reads tokens that are meant for one server each. Messages name a line by its number, and by nothing that stands in it.</summary>
internal static class ServerTokens
{
    /// <summary>The input <c>tokens</c>: lines of <c>host=token</c>, where the host may have a port, or be a URL.</summary>
    public static StageResult<ImmutableArray<ServerToken>> Parse(string text)
    {
        var tokens = ImmutableArray.CreateBuilder<ServerToken>();
        var findings = ImmutableArray.CreateBuilder<Diagnostic>();
        string[] lines = text.ReplaceLineEndings("\n").Split('\n');
        for (int index = 0; index < lines.Length; index++)
        {
            string line = lines[index].Trim();
            if (line.Length == 0 || line.StartsWith('#'))
            {
                continue;
            }

            string[] parts = line.Split('=', 2, StringSplitOptions.TrimEntries);
            if (parts is [var name, { Length: > 0 } token] && TryReadServer(name, out var server))
            {
                tokens.Add(new ServerToken(server, new Secret(token)));
            }
            else
            {
                findings.Add(InputFinding.Error(
                    string.Create(CultureInfo.InvariantCulture, $"line {index + 1} of the input tokens is not of the form host=token"),
                    "write the server alone before the equals sign, such as git.example.com=… or https://git.example.com:8443=…"));
            }
        }

        return new(tokens.ToImmutable(), findings.ToImmutable());
    }

    /// <summary>Those that stand in variables which the forges' own tools read, too.</summary>
    public static ImmutableArray<ServerToken> Of(IReadOnlyDictionary<string, string> environment)
    {
        string Variable(string name) => environment.GetValueOrDefault(name)?.Trim() ?? "";
        return
        [
            .. ForgeCatalog.All.SelectMany(static forge => forge.TokenVariables)
                .Where(known => Variable(known.Name).Length > 0)
                .Select(known => TryReadServer(Variable(known.ServerVariable) is { Length: > 0 } own ? own : known.PublicServer, out var server) ? new ServerToken(server, new Secret(Variable(known.Name))) : null)
                .OfType<ServerToken>(),
        ];
    }

    private static bool TryReadServer(string text, out Uri server)
    {
        bool isUrl = text.Contains("://", StringComparison.Ordinal);
        bool isRead = AbsoluteAddress.TryRead(isUrl ? text : $"https://{text}", out var uri)
            && uri is { Scheme: "http" or "https", Host.Length: > 0, UserInfo: "" } && uri.PathAndQuery == "/" && uri.Fragment.Length == 0;
        server = isRead ? new Uri(uri!.GetLeftPart(UriPartial.Authority)) : new Uri("https://localhost");
        return isRead && text.Length > 0;
    }
}
