namespace GitOpsSets.Action.Tests.Faults;

/// <summary>What git says of each fault, in its own words.</summary>
internal static class GitNotes
{
    private const string Broken = "is not in the repository|bad line length|expected flush|not valid|unencoding|doesn't support|bytes of body|find remote ref";

    private static readonly (string Reason, string Advice, string[] Columns)[] Words =
    [
        ("Could not resolve host", "DNS", ["DNS"]),
        ("Failed to connect", "try again later", ["refused"]),
        ("reset by peer|Empty reply|hung up|early EOF|closed with", "try again later", ["reset before the answer", "reset mid-body"]),
        ("it was stopped after 60 seconds", "too slow", ["slow drip"]),
        ("HTTP 401: it wants credentials", "secretRef", ["401", "clock skew"]),
        ("error: 403", "secretRef", ["403"]),
        ("not found|error: 404", "Check the URL", ["404"]),
        ("error: 409", "try again later", ["409"]),
        ("error: 410", "Check the URL", ["410"]),
        ("error: 429", "fewer requests", ["429"]),
        ("error: 50[02]", "try again later", ["500", "502 HTML"]),
        ("error: 30[27]", "new URL", ["redirect to another host", "redirect to nowhere"]),
        ("error: 304", "check the URL", ["not modified"]),
        (Broken, "[Cc]heck the URL|try again later", ["truncated JSON", "wrong content type", "sign-in page", "empty body", "no content", "broken gzip", "gzip bomb", "huge page", "invalid UTF-8"]),
    ];

    /// <summary>Of its first question, for the references.</summary>
    public static IReadOnlyDictionary<string, CellNote> References { get; } =
        Words.SelectMany(static words => words.Columns.Select(column => (column, words))).ToDictionary(static cell => cell.column, static cell => (CellNote)new CellNote.Told(cell.words.Reason, cell.words.Advice, "git asks by itself"), StringComparer.Ordinal);

    /// <summary>Of what follows: commits, trees and files.</summary>
    public static IReadOnlyDictionary<string, CellNote> Files { get; } = new Dictionary<string, CellNote>(References, StringComparer.Ordinal) { ["wrong content type"] = new CellNote.GoesOn("git proves every object by its id") };
}
