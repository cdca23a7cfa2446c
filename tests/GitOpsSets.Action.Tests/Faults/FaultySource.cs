using GitOpsSets.Testing;

namespace GitOpsSets.Action.Tests.Faults;

/// <summary>A live source of the matrix: the definitions of a set that rests on it alone, and a service that answers it well in its real shape.</summary>
internal sealed class FaultySource : IAsyncDisposable
{
    /// <summary>The definitions of the set <c>apps/live</c> and of what it asks.</summary>
    public required string Definitions { get; set; }

    /// <summary>How messages name what was asked.</summary>
    public required string Says { get; init; }

    /// <summary>The host that messages name.</summary>
    public required string Host { get; set; }

    /// <summary>What stands in the definitions where messages point to.</summary>
    public required string Place { get; init; }

    /// <summary>Answers well.</summary>
    public required HttpMessageHandler Service { get; init; }

    /// <summary>The page of the listing that a request is for, or 1 for the one answer that faults strike; 0 for any other request.</summary>
    public required Func<HttpRequestMessage, string, int> PageOf { get; init; }

    /// <summary>A text in the answer that the run makes use of.</summary>
    public required string Word { get; init; }

    /// <summary>A whole answer of the service that lists nothing; null where it lists nothing by its nature.</summary>
    public FakeFault.Answer? Empty { get; init; }

    /// <summary>Makes a fault happen, or ends it, where the program does not ask by itself; null where it does.</summary>
    public System.Action<FakeFault?>? Break { get; init; }

    /// <summary>Measures and waits; null for a clock that stands still and waits as it is told.</summary>
    public Func<TimeSpan, TimeProvider>? Clock { get; init; }

    /// <summary>Closes what the first page shows first.</summary>
    public System.Action? Shrink { get; init; }

    /// <summary>Closes everything.</summary>
    public System.Action? Clear { get; init; }

    /// <summary>Who the run is.</summary>
    public IReadOnlyDictionary<string, string> Variables { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Files of the repository besides.</summary>
    public IReadOnlyList<(string Path, string Content)> Files { get; init; } = [];

    /// <summary>Options besides the usual ones.</summary>
    public IReadOnlyList<string> Arguments { get; init; } = [];

    /// <summary>What the service is made of.</summary>
    public IReadOnlyList<object> Parts { get; init; } = [];

    public async ValueTask DisposeAsync()
    {
        foreach (object part in Parts)
        {
            if (part is IAsyncDisposable server)
            {
                await server.DisposeAsync();
            }
            else if (part is IDisposable scene)
            {
                scene.Dispose();
            }
        }
    }
}
