using GitOpsSets.Engine.Definitions;
using GitOpsSets.Engine.Diagnostics;
using GitOpsSets.Engine.Yaml;
using GitOpsSets.Templating;

namespace GitOpsSets.Action.Verbs;

/// <summary>Reads files that are named one by one.</summary>
/// <param name="process">Where they are.</param>
internal sealed class TextFiles(HostProcess process)
{
    private const int MaxFileBytes = 20 * 1024 * 1024;

    /// <summary>What a reader makes of a text, or its complaint as a finding.</summary>
    public static StageResult<T> Guard<T>(Func<T> read)
    {
        try
        {
            return new StageResult<T>(read(), []);
        }
        catch (YamlException exception)
        {
            return new StageResult<T>(default!, [YamlFindings.Of(exception)]);
        }
    }

    /// <summary>The text of a file.</summary>
    /// <param name="file">As written; <c>-</c> is standard input.</param>
    /// <returns>Null with a finding where there is none.</returns>
    public StageResult<string?> Read(string file)
    {
        if (file == "-")
        {
            return new StageResult<string?>(process.ReadInput(), []);
        }

        var place = new SourceSpan(file, 1, 1);
        try
        {
            string path = process.PathOf(file);
            if (!File.Exists(path))
            {
                return Missing(file, Directory.Exists(path) ? "is a folder, not a file" : "does not exist");
            }

            if (new FileInfo(path).Length > MaxFileBytes)
            {
                return Missing(file, "is larger than 20 MiB");
            }

            return Guard<string?>(() => YamlText.Decode(File.ReadAllBytes(path), file));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return new StageResult<string?>(null, [new Diagnostic(DiagnosticCodes.InvalidInput, Severity.Error, $"'{file}' cannot be read: {exception.Message}", place)]);
        }
    }

    private static StageResult<string?> Missing(string file, string why) =>
        new(null, [new Diagnostic(DiagnosticCodes.InvalidInput, Severity.Error, $"'{file}' {why}", null)]);
}
