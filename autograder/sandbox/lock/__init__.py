"""The layers around a child: namespaces, Landlock, seccomp, limits."""
