namespace GitOpsSets.Demo.Hosts;

/// <summary>How a job comes to the repository that it publishes to.</summary>
internal enum MatrixRoute
{
    /// <summary>The host belongs to the forge: everything is told to the job.</summary>
    Own,

    /// <summary>The repository is checked out from the forge, of which the host knows nothing: the inputs name it.</summary>
    Origin,

    /// <summary>The host checks out its own forge's repository; the output goes to <c>target-repository</c>.</summary>
    Target,
}
