using System.Collections.Immutable;
using GitOpsSets.Action.Forges;

namespace GitOpsSets.Conformance.Requests;

/// <summary>
/// Our requests beside the recorded ones. Ours must be the recorded ones, the pages of a list in their order and first of all what was asked first, with
/// their credentials, body and headers, and no others. So no host beside the recorded ones is asked, and no credentials go where the recording has none.
/// Allowed are, and nothing else: parameters and headers of our own; another page size, and no server-side filter; no look-up
/// of what is left out; no download of an artifact, which the
/// work tree or a mapped folder stands for; no discovery call, and the question itself where the discovery failed; further pages of a recorded list; up to four
/// readings of a list of several pages; as many retries as the policy has of what may pass; and, where we fail, stopping earlier.
/// </summary>
internal static class RequestComparison
{
    private const int MaxReadings = 4;

    private static readonly string[] Narrowing = ["per_page=", "limit=", "n=", "$top=", "regex=", "labels="];

    // How a client names itself and what it can unpack is its own affair.
    private static readonly ImmutableHashSet<string> OwnHeaders = ImmutableHashSet.Create(
        StringComparer.OrdinalIgnoreCase, "Accept-Encoding", "User-Agent", "Referer", "Content-Length", "Authorization", "Private-Token", "X-Tfs-Fedauthredirect", "Amz-Sdk-Request", "X-Atlassian-Token");

    /// <summary>The result of a case whose answer passed, its requests included.</summary>
    public static CaseResult Judge(CaseResult answer, ConformanceCase recorded, RequestJournal ours, bool mayStop) =>
        answer is CaseResult.Passed && RecordedRequests.Of(recorded.Out) is { } requests && Difference(requests, ours, mayStop) is { } difference ? CaseResult.Fail(difference) : answer;

    /// <summary>What differs, or null.</summary>
    /// <param name="recorded">In order.</param>
    /// <param name="ours">In order.</param>
    /// <param name="mayStop">Whether we failed, so that not every recorded request need be ours.</param>
    private static string? Difference(IReadOnlyCollection<WireRequest> recorded, RequestJournal ours, bool mayStop)
    {
        var expected = recorded.Where(static request => !request.IsDiscovery && !request.IsArchive).Select(static request => request.Plain).ToList();
        var actual = ours.Entries.Where(static entry => !entry.Request.IsDiscovery).Select(static entry => entry with { Request = entry.Request.Plain }).ToList();
        return expected.Count == 0 && recorded.Count > 0
            ? actual.Select(static entry => entry.Request).FirstOrDefault(request => !recorded.Any(discovery => discovery.Host == request.Host && discovery.Authorization == request.Authorization))?.ToString()
            : Missing(expected, actual, mayStop) ?? Surplus(expected, actual);
    }

    private static string? Missing(List<WireRequest> expected, List<(WireRequest Request, bool IsPassing)> actual, bool mayStop)
    {
        var reached = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var request in expected)
        {
            int found = actual.FindIndex(entry => Answers(request, entry.Request));
            if (found < 0 && request.IsLookUp)
            {
                continue;
            }

            if (found < 0)
            {
                return mayStop ? null : $"did not ask {request}\n  but {Print(actual)}";
            }

            string list = request.OfAnyPage.ToString();
            if (found < reached.GetValueOrDefault(list) || (reached.Count == 0 && found > 0))
            {
                return $"asked {request} out of turn: {Print(actual)}";
            }

            reached[list] = found;
            if (HeaderOf(request, actual[found].Request) is { } header)
            {
                return $"expected the header {header} in {request}";
            }
        }

        return null;
    }

    private static string? Surplus(List<WireRequest> expected, List<(WireRequest Request, bool IsPassing)> actual)
    {
        foreach (var group in actual.GroupBy(static entry => entry.Request.ToString(), StringComparer.Ordinal))
        {
            var request = group.First().Request;
            int times = expected.Count(recorded => Answers(recorded, request));
            var list = request.OfAnyPage;
            if (times == 0 && !expected.Exists(recorded => Answers(recorded.OfAnyPage, list)))
            {
                return $"asked {request}, which was not recorded:\n  {string.Join("\n  ", expected)}";
            }

            bool hasPages = actual.Exists(other => other.Request.OfAnyPage.ToString() == list.ToString() && other.Request.ToString() != request.ToString());
            int most = (hasPages ? MaxReadings : Math.Max(1, times)) + (group.Any(static entry => entry.IsPassing) ? ForgeHttpPolicy.Default.Retries : 0);
            if (group.Count() > most)
            {
                return $"asked {request} {group.Count()} times, at most {most} expected";
            }
        }

        return null;
    }

    private static bool Answers(WireRequest recorded, WireRequest ours) =>
        recorded.Host == ours.Host && recorded.Method == ours.Method && recorded.Path == ours.Path && recorded.Target == ours.Target && recorded.Body == ours.Body
        && Credentials.AreSame(recorded.Authorization, ours.Authorization) && recorded.Query.Where(static parameter => !IsNarrowing(parameter)).All(ours.Query.Contains);

    // How many rows a page has does not choose them. GitLab is sent filters too; we list once for all who ask a repository, and filter as the reference does once more.
    private static bool IsNarrowing(string parameter) => Array.Exists(Narrowing, name => parameter.StartsWith(name, StringComparison.Ordinal));

    // What a library would rather read is its own affair; what a definition asks for is plain.
    private static bool IsOfLibrary(KeyValuePair<string, string> header) => header.Key == "Accept" && header.Value.AsSpan().ContainsAny("*,;.");

    private static string? HeaderOf(WireRequest recorded, WireRequest ours) => recorded.Headers
        .Where(header => !OwnHeaders.Contains(header.Key) && !IsOfLibrary(header) && (recorded.Body.Length > 0 || header.Key != "Content-Type") && ours.Headers.GetValueOrDefault(header.Key) != header.Value)
        .Select(static header => $"{header.Key}: {header.Value}")
        .FirstOrDefault();

    private static string Print(List<(WireRequest Request, bool IsPassing)> requests) => string.Join("\n  ", requests.Select(static entry => entry.Request));
}
