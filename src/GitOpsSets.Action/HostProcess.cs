using GitOpsSets.Action.Ci;
using GitOpsSets.Action.Cloud;
using GitOpsSets.Action.Forges;
using GitOpsSets.Engine.Ports;

namespace GitOpsSets.Action;

/// <summary>The process as the program sees it: plain values, so that tests start the whole program without a process.</summary>
/// <param name="Arguments">The words after the program's name.</param>
/// <param name="Environment">The variables.</param>
/// <param name="WorkingDirectory">An absolute path.</param>
/// <param name="Input">Standard input; see <see cref="ReadInput"/>.</param>
/// <param name="Output">Standard output.</param>
/// <param name="Error">Standard error.</param>
/// <param name="Clock">The time.</param>
internal sealed record HostProcess(
    IReadOnlyList<string> Arguments,
    IReadOnlyDictionary<string, string> Environment,
    string WorkingDirectory,
    TextReader Input,
    TextWriter Output,
    TextWriter Error,
    TimeProvider Clock)
{
    /// <summary>Whether a person may be watching standard error, on a terminal that draws.</summary>
    public bool IsErrorTerminal { get => field && Draws; init; }

    /// <summary>Whether a person may be watching standard output, on a terminal that draws.</summary>
    public bool IsOutputTerminal { get => field && Draws; init; }

    // A dumb terminal shows escape sequences as text; a CI job is given a terminal at times, and nobody watches it draw.
    private bool Draws => Environment.GetValueOrDefault("TERM") is not (null or "" or "dumb") && Environment.GetValueOrDefault("CI") is (null or "" or "0" or "false");

    /// <summary>How patient the program is with the services it asks; tests are less so.</summary>
    public ForgeHttpPolicy HttpPolicy { get; init; } = ForgeHttpPolicy.Default;

    /// <summary>Stands in for the network of everything but git, given how connections are to be secured; null for the network itself.</summary>
    public Func<TlsSettings, HttpMessageHandler>? Network { get; init; }

    /// <summary>What a CI host tells the run.</summary>
    public CiVariables Variables => new(Environment, ReadSmallFile);

    /// <summary>What the environment holds that nobody may see, whoever put it there; none is empty.</summary>
    public IEnumerable<Secret> Secrets => [.. CiHostCatalog.SecretsIn(Variables), .. Cloud(null).Secrets];

    /// <summary>What clouds know the run by.</summary>
    /// <param name="host">Who vouches for the job; null for nobody.</param>
    public CloudEnvironment Cloud(CiHost? host) => new(Environment, path => ReadSmallFile(PathOf(path))) { IdTokens = host?.IdTokens };

    private readonly Lazy<string> _input = new(() => Input.ReadToEnd());

    /// <summary>The whole of standard input; the same every time.</summary>
    public string ReadInput() => _input.Value;

    /// <summary>A path as the user wrote it, made absolute.</summary>
    public string PathOf(string written) => Path.GetFullPath(written, WorkingDirectory);

    /// <summary>A file that is small, and nobody's fault when it cannot be read; then null.</summary>
    public static string? ReadSmallFile(string path)
    {
        try
        {
            return File.Exists(path) ? File.ReadAllText(path) : null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
