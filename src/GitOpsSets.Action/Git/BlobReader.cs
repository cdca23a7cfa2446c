using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using GitOpsSets.Engine.Ports;

namespace GitOpsSets.Action.Git;

/// <summary>Reads files of a repository through one process, one question at a time.</summary>
internal sealed class BlobReader : IDisposable
{
    private const int MaxHeaderBytes = 1024;
    private readonly Lock _turn = new();
    private readonly GitProcess _process;
    private readonly GitInvocation _invocation;
    private readonly RecordReader _answers;
    private readonly CancellationToken _cancellationToken;
    private readonly CancellationTokenRegistration _killing;

    /// <summary>Starts the process; it ends with this object.</summary>
    /// <param name="git">Starts the process.</param>
    /// <param name="directory">The repository.</param>
    /// <param name="remote">Where a partial clone gets a file that was not fetched before; without it such a file is an error.</param>
    /// <param name="transport">The variables by which git reaches the remote.</param>
    /// <param name="cancellationToken">Ends the process, and with it a read that waits.</param>
    public BlobReader(GitCommand git, string directory, GitRemote? remote, ImmutableArray<KeyValuePair<string, string>> transport, CancellationToken cancellationToken)
    {
        _invocation = new GitInvocation
        {
            Operation = "read files",
            Directory = directory,
            Remote = remote,
            Variables = transport,
            Arguments = ["cat-file", "--batch"],
        };
        _process = git.Start(_invocation, cancellationToken);
        _answers = new RecordReader(_process.Output, MaxHeaderBytes);
        _cancellationToken = cancellationToken;
        _killing = cancellationToken.Register(_process.Kill);
    }

    /// <summary>The content of a blob, unless it is longer than that many bytes.</summary>
    /// <exception cref="GitException">The object is not there.</exception>
    public FileReading Read(string id, int maximumBytes)
    {
        lock (_turn)
        {
            try
            {
                return Ask(id, maximumBytes);
            }
            catch (IOException)
            {
                _cancellationToken.ThrowIfCancellationRequested();
                var words = GitCommand.Clean(_invocation, _process.Error);
                throw GitDiagnosis.Exception(_invocation, 128, words.Length == 0 ? "it ended early" : words);
            }
        }
    }

    public void Dispose()
    {
        _killing.Dispose();
        _process.Dispose();
    }

    private FileReading Ask(string id, int maximumBytes)
    {
        _process.Input.Write(Encoding.ASCII.GetBytes(id + "\n"));
        _process.Input.Flush();
        if (!_answers.TryReadRecord((byte)'\n', out var record))
        {
            throw new EndOfStreamException();
        }

        // ID SP TYPE SP SIZE, or ID SP "missing"
        var header = Encoding.ASCII.GetString(record).Split(' ');
        if (header.Length != 3)
        {
            throw new GitException(GitFailure.NotFound, _invocation.Operation, $"object {id} is not in the repository", _invocation.Remote?.Location);
        }

        var size = long.Parse(header[2], CultureInfo.InvariantCulture);
        if (size > maximumBytes)
        {
            _answers.Skip(size + 1);
            return new FileReading.TooLarge(size);
        }

        var content = new byte[size];
        _answers.ReadExactly(content);
        _answers.Skip(1);
        return new FileReading.Content(content);
    }
}
