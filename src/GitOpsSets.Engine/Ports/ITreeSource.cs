namespace GitOpsSets.Engine.Ports;

/// <summary>Opens the trees that GitRepository and OCIRepository objects stand for.</summary>
public interface ITreeSource
{
    /// <summary>Whether opening it asks beyond this machine; then the source lock remembers what came of it.</summary>
    /// <param name="request">Its <see cref="TreeRequest.Remote"/> is not looked at.</param>
    bool IsRemote(TreeRequest request) => false;

    /// <summary>The content of a repository as a definition names it.</summary>
    Task<TreeAnswer> OpenAsync(TreeRequest request, CancellationToken cancellationToken);
}
