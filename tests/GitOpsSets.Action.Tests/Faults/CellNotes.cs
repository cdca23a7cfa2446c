namespace GitOpsSets.Action.Tests.Faults;

/// <summary>Cells that several rows answer otherwise than the rest of their column.</summary>
internal static class CellNotes
{
    private const string WrongType = "wrong content type";

    /// <summary>Answers are asked for by entity tags.</summary>
    public static IReadOnlyDictionary<string, CellNote> Remembered { get; } = Of(("not modified", new CellNote.GoesOn("the listing is asked for by its entity tags, and 304 says that it is what it was")));

    /// <summary>Answers are judged by their content alone, as their reference does.</summary>
    public static IReadOnlyDictionary<string, CellNote> JudgedByContent { get; } = Of((WrongType, new CellNote.GoesOn("the whole JSON is there, and services of this kind name its type as they like")));

    /// <summary>Redirects are followed without anything that is ours, as their reference does.</summary>
    public static IReadOnlyDictionary<string, CellNote> Endpoints { get; } = With(
        JudgedByContent,
        ("redirect to another host", new CellNote.Told("HTTP 200 from elsewhere.example.net, but the answer is no JSON", "proxy or login page", "redirects are followed, and the sign-in page there is no answer")));

    /// <summary>Only the status of the answer means anything.</summary>
    public static IReadOnlyDictionary<string, CellNote> StatusAlone { get; } = Of([
        .. Names(new CellNote.GoesOn("only the status counts, and what is in the body is not read"), "truncated JSON", WrongType, "sign-in page", "empty body", "invalid UTF-8"),
        .. Names(new CellNote.GoesOn("401 is how a registry asks who is there; without a challenge it is asked anonymously"), "401", "clock skew"),
    ]);

    /// <summary>The answer to a HEAD, which has no body.</summary>
    public static IReadOnlyDictionary<string, CellNote> HeadAlone { get; } = Of([
        .. Names(new CellNote.GoesOn("the answer is a head, and what would be in its body does not count"), "truncated JSON", WrongType, "broken gzip", "gzip bomb", "invalid UTF-8"),
        .. Names(new CellNote.CannotBe("the answer is a head without a body"), "reset mid-body", "slow drip"),
    ]);

    /// <summary>Held against a digest.</summary>
    public static IReadOnlyDictionary<string, CellNote> Manifest { get; } = Of([
        (WrongType, new CellNote.GoesOn("its digest proves the content")),
        .. Names(new CellNote.Told("the manifest's digest is sha256:[0-9a-f]+ and not sha256:", "Something between here and the registry changes its answers", "the digest tells it first"), "truncated JSON", "invalid UTF-8"),
    ]);

    /// <summary>Held against the digest and the size of the manifest.</summary>
    public static IReadOnlyDictionary<string, CellNote> Layer { get; } = Of([
        (WrongType, new CellNote.GoesOn("its digest proves the content")),
        ("clock skew", new CellNote.Told("HTTP 401", "the runner's clock", "a layer's links expire by themselves")),
        .. Names(new CellNote.Told("the layer's [0-9]+ bytes are not those of the manifest", "push it anew", "size and digest tell it first"), "truncated JSON", "sign-in page", "empty body", "redirect to another host", "invalid UTF-8"),
    ]);

    /// <summary>XML of AWS's token service.</summary>
    public static IReadOnlyDictionary<string, CellNote> TokensInXml { get; } = Of([
        (WrongType, new CellNote.GoesOn("the credentials are there, whatever they are called")),
        .. Names(new CellNote.Told("HTTP 200 with a body that is no XML", "cut short", "it is XML"), "truncated JSON", "empty body", "invalid UTF-8"),
        ("sign-in page", new CellNote.Told("HTTP 200 without credentials", "proxy", "a page may be XML")),
    ]);

    /// <summary>A token of a GitHub App.</summary>
    public static IReadOnlyDictionary<string, CellNote> App { get; } = Of(
        ("empty body", new CellNote.Told("HTTP 200", "sign-in page or a proxy", "a token is made with 201")),
        ("clock skew", new CellNote.Told("HTTP 401", "the runner's clock", "the App's key is named beside it")));

    private static IEnumerable<(string Column, CellNote Note)> Names(CellNote note, params string[] columns) => columns.Select(column => (column, note));

    private static Dictionary<string, CellNote> With(IReadOnlyDictionary<string, CellNote> notes, params (string Column, CellNote Note)[] more) => Of([.. notes.Select(static note => (note.Key, note.Value)), .. more]);

    private static Dictionary<string, CellNote> Of(params IEnumerable<(string Column, CellNote Note)> notes) => notes.ToDictionary(static note => note.Column, static note => note.Note, StringComparer.Ordinal);
}
