using GitOpsSets.Engine.Changes;

namespace GitOpsSets.Engine.Summaries;

/// <summary>One changed file, with what that means for the object in it.</summary>
/// <param name="Change">The file.</param>
/// <param name="Meaning">The object.</param>
public sealed record ChangeRow(FileChange Change, ObjectChange Meaning)
{
    /// <summary>The mark of the change, as diffs have it.</summary>
    public string Sign => SignOf(Change);

    /// <summary>Such as <c>Deployment apps/web</c>, or the file where that is not known.</summary>
    public string Name => Meaning.Object.Length == 0 ? Change.Path.Value : Meaning.Object;

    /// <summary>What Flux makes of it, in one word; empty where nothing but a list of files changes.</summary>
    public string Word => Meaning.Meaning == ChangeMeaning.None ? "" : WordOf(Meaning.Meaning);

    /// <summary>The mark of a change.</summary>
    public static string SignOf(FileChange change) => change switch
    {
        FileChange.Added => "+",
        FileChange.Modified => "~",
        _ => "-",
    };

    /// <summary>A meaning in one word, as reports have it.</summary>
    public static string WordOf(ChangeMeaning meaning) => meaning.ToString().ToLowerInvariant();
}
